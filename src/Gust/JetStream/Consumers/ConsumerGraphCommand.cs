using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer graph</c>: how much is delivered, and what waits.</summary>
internal static class ConsumerGraphCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command graph = CommandParts.Named("graph", "Watch a consumer's activity");
        var choice = new ConsumerChoice(graph);
        Option<TimeSpan?> interval = CommandParts.Duration("--interval", "Time between two looks (default 1s)");
        Option<long> count = CommandParts.Number("--count", "End after this many looks", @default: 0, min: 1);
        graph.Add(interval);
        graph.Add(count);
        family.Add(graph);
        runner.BindEndless(graph, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            var api = new ConsumerApi(js);
            ConsumerInfo before = new();
            var drawing = new ActivityGraph(
                context, $"Consumer Statistics for {stream} > {consumer}", "Unprocessed Messages", "Outstanding Acks", "Messages Delivered / second", "Messages Acked / second");
            await drawing.RunAsync(context.Get(interval) ?? TimeSpan.FromSeconds(1), context.Get(count), async passed =>
            {
                ConsumerInfo now = (await api.InfoAsync(stream, consumer)).Value;
                double seconds = Math.Max(passed.TotalSeconds, double.Epsilon);
                double delivered = (now.Delivered.Consumer - (double)before.Delivered.Consumer) / seconds;
                double acknowledged = (now.AckFloor.Consumer - (double)before.AckFloor.Consumer) / seconds;
                before = now;
                return [now.NumPending, now.NumAckPending, delivered, acknowledged];
            });
        });
    }
}
