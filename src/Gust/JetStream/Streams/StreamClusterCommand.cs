using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream cluster</c>: who leads and keeps a replicated stream.</summary>
internal static class StreamClusterCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command cluster = CommandParts.Named("cluster", "Manage a replicated stream", "c");
        AddStepDown(cluster, runner);
        AddPeerRemove(cluster, runner);
        family.Add(cluster);
    }

    private static void AddStepDown(Command cluster, CommandRunner runner)
    {
        Command down = CommandParts.Named("step-down", "Let another server lead the stream", "stepdown", "sd", "elect", "down", "d");
        Argument<string?> name = StreamChoice.Argument();
        Option<string> preferred = CommandParts.Text("--preferred", "SERVER", "Server that should lead");
        Option<bool> force = CommandParts.Flag("--force", "Do so whoever leads", "-f");
        down.Add(name);
        down.Add(preferred);
        down.Add(force);
        cluster.Add(down);
        runner.Bind(down, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            var request = new LeaderStepDownRequest { Placement = context.Get(preferred) is { } server ? new Placement { Preferred = server } : null };
            await js.AskAsync("STREAM.LEADER.STEPDOWN." + stream, LeaderStepDownRequest.Shape, request, Success.Shape);
            context.Log.Line($"Asked the leader of {stream} to step down");
        });
    }

    private static void AddPeerRemove(Command cluster, CommandRunner runner)
    {
        Command remove = CommandParts.Named("peer-remove", "Take a server out of those that keep the stream", "pr");
        Argument<string?> name = StreamChoice.Argument();
        Argument<string?> peer = new("peer") { Description = "Name of the server", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        remove.Add(name);
        remove.Add(peer);
        remove.Add(force);
        cluster.Add(remove);
        runner.Bind(remove, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            string server = context.Get(peer) ?? throw new CliException("name the server to take out");
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove peer {server} from Stream {stream}?", "--force"))
            {
                await js.AskAsync("STREAM.PEER.REMOVE." + stream, PeerRequest.Shape, new PeerRequest { Peer = server }, Success.Shape);
                context.Log.Line($"Asked to remove {server} from {stream}");
            }
        });
    }
}
