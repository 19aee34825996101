using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer report</c>.</summary>
internal static class ConsumerReportCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command report = CommandParts.Named("report", "Report on a stream's consumers");
        Argument<string?> name = StreamChoice.Argument();
        Option<bool> raw = CommandParts.Flag("--raw", "Write plain numbers", "-r");
        Option<bool> leaders = CommandParts.Flag("--leaders", "Show how many consumers each server leads", "-l");
        report.Add(name);
        report.Add(raw);
        report.Add(leaders);
        family.Add(report);
        runner.Bind(report, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            ulong last = (await new StreamApi(js).InfoAsync(stream)).Value.State.LastSeq;
            IReadOnlyList<ConsumerInfo> consumers = await new ConsumerApi(js).ListAsync(stream);
            context.Out.Text(consumers.Count == 0 ? "No Consumers defined\n" : Report(context, stream, consumers, last, context.Get(raw)));
            if (context.Get(leaders))
            {
                context.Out.Line();
                context.Out.Text(Leaders(context, consumers));
            }

            context.Out.Flush();
        });
    }

    private static string Report(CommandContext context, string stream, IReadOnlyList<ConsumerInfo> consumers, ulong last, bool isRaw)
    {
        var table = new Table(
            $"Consumer report for {stream} with {CountText.Format(consumers.Count)} consumers",
            "Consumer", "Mode", "Ack Policy", "Ack Wait", "Ack Pending", "Redelivered", "Unprocessed", "Ack Floor", "Cluster");
        foreach (ConsumerInfo consumer in consumers)
        {
            ConsumerConfig config = consumer.Config ?? new();
            table.Row(
                consumer.Name,
                config.DeliverSubject.Length == 0 ? "Pull" : "Push",
                config.AckPolicy.ToString(),
                config.AckPolicy == AckKind.None ? "" : TimeText.Period(config.AckWaitNs),
                Share((ulong)consumer.NumAckPending, (ulong)Math.Max(0, config.MaxAckPending), isRaw),
                Share((ulong)consumer.NumRedelivered, 0, isRaw),
                Share(consumer.NumPending, last, isRaw),
                CountText.Format(consumer.AckFloor.Stream, isRaw),
                ClusterText.Short(consumer.Cluster) + (consumer.Paused ? " paused" : ""));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    /// <summary>A count and what part of the whole it is.</summary>
    private static string Share(ulong count, ulong whole, bool isRaw) =>
        count > 0 && whole > 0 && !isRaw ? $"{CountText.Format(count)} / {100.0 * count / whole:0}%" : CountText.Format(count, isRaw);

    private static string Leaders(CommandContext context, IEnumerable<ConsumerInfo> consumers)
    {
        var table = new Table("Consumer Leaders", "Server", "Consumers");
        foreach (IGrouping<string, ConsumerInfo> leader in consumers.GroupBy(c => c.Cluster?.Leader ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            table.Row(leader.Key.Length > 0 ? leader.Key : "no leader", CountText.Format(leader.Count()));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }
}
