using System.CommandLine;
using System.Text;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Client;

namespace Gust.Cli.Admin;

/// <summary><c>server cluster</c>: changes the group of servers that decide about streams and consumers.</summary>
internal static class ClusterCommand
{
    public static void AddTo(Command server, CommandRunner runner)
    {
        Command family = CommandParts.Named("cluster", "Change the servers of a JetStream cluster", "r", "raft");
        AddStepDown(family, runner);
        AddRemove(family, runner);
        server.Add(family);
    }

    private static void AddStepDown(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("step-down", "Let the leader of the meta group give way to another", "stepdown", "sd", "elect", "down", "d");
        Option<string> cluster = CommandParts.Text("--cluster", "CLUSTER", "Prefer a leader in this cluster");
        Option<string[]> tags = CommandParts.Texts("--tags", "TAG", "Prefer a leader that has these tags", "--tag");
        Option<string> host = CommandParts.Text("--host", "SERVER", "Prefer this server");
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        command.Add(cluster);
        command.Add(tags);
        command.Add(host);
        command.Add(force);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            if (context.Get(force) || await Confirmation.AskAsync(context, "Let the leader of the meta group give way?", "--force"))
            {
                RequestBody placement = new RequestBody().With("cluster", context.Get(cluster)).With("preferred", context.Get(host)).With("tags", context.Get(tags) ?? []);
                string body = placement.Encode() is { IsEmpty: false } json ? $"{{\"placement\":{Encoding.UTF8.GetString(json.Span)}}}" : "";
                await AskAsync(context, "$JS.API.META.LEADER.STEPDOWN", body);
                context.Log.Line("The leader of the meta group gives way");
            }
        });
    }

    private static void AddRemove(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("peer-remove", "Remove a server that will not come back from the JetStream cluster", "rm", "pr");
        Argument<string> name = new("server") { Description = "Name of the server" };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        command.Add(name);
        command.Add(force);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            string server = context.Get(name);
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Remove {server} from the JetStream cluster for good?", "--force"))
            {
                await AskAsync(context, "$JS.API.SERVER.REMOVE", Encoding.UTF8.GetString(new RequestBody().With("peer", server).Encode().Span));
                context.Log.Line($"{server} is removed");
            }
        });
    }

    private static async Task AskAsync(CommandContext context, string subject, string body)
    {
        await using NatsClient client = await context.OpenAsync();
        try
        {
            JetStreamApi.ThrowIfRefused((await client.RequestAsync(subject, Encoding.UTF8.GetBytes(body), cancel: context.Cancel)).Payload);
        }
        catch (NoRespondersException)
        {
            throw new CliException($"no responders on {subject}: this needs a user of the system account, and a JetStream cluster");
        }
    }
}
