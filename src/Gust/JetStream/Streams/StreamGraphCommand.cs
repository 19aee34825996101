using System.CommandLine;
using Gust.Cli.Commands;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream graph</c>: how much comes and goes.</summary>
internal static class StreamGraphCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command graph = CommandParts.Named("graph", "Watch a stream's activity");
        Argument<string?> name = StreamChoice.Argument();
        Option<TimeSpan?> interval = CommandParts.Duration("--interval", "Time between two looks (default 1s)");
        Option<long> count = CommandParts.Number("--count", "End after this many looks", @default: 0, min: 1);
        graph.Add(name);
        graph.Add(interval);
        graph.Add(count);
        family.Add(graph);
        runner.BindEndless(graph, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            var api = new StreamApi(js);
            StreamStateInfo before = new();
            var drawing = new ActivityGraph(context, $"Stream Statistics for {stream}", "Messages Stored", "Messages Removed / second", "Messages Stored / second");
            await drawing.RunAsync(context.Get(interval) ?? TimeSpan.FromSeconds(1), context.Get(count), async passed =>
            {
                StreamStateInfo now = (await api.InfoAsync(stream)).Value.State;
                double seconds = Math.Max(passed.TotalSeconds, double.Epsilon);
                double stored = now.LastSeq - (double)before.LastSeq;
                double removed = stored - (now.Messages - (double)before.Messages);
                before = now;
                return [now.Messages, removed / seconds, stored / seconds];
            });
        });
    }
}
