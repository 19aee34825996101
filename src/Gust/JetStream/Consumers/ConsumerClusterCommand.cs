using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer cluster</c>: who leads a replicated consumer.</summary>
internal static class ConsumerClusterCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command cluster = CommandParts.Named("cluster", "Manage a replicated consumer");
        Command down = CommandParts.Named("step-down", "Let another server lead the consumer", "stepdown", "sd", "elect", "down", "d");
        var choice = new ConsumerChoice(down);
        Option<string> preferred = CommandParts.Text("--preferred", "SERVER", "Server that should lead");
        Option<bool> force = CommandParts.Flag("--force", "Do so whoever leads", "-f");
        down.Add(preferred);
        down.Add(force);
        cluster.Add(down);
        family.Add(cluster);
        runner.Bind(down, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            var request = new LeaderStepDownRequest { Placement = context.Get(preferred) is { } server ? new Placement { Preferred = server } : null };
            await js.AskAsync($"CONSUMER.LEADER.STEPDOWN.{stream}.{consumer}", LeaderStepDownRequest.Shape, request, Success.Shape);
            context.Log.Line($"Asked the leader of {stream} > {consumer} to step down");
        });
    }
}
