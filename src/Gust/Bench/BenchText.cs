using System.Globalization;
using System.Text;
using Gust.Cli.Text;

namespace Gust.Cli.Bench;

/// <summary>Banner and results for people, in lines that scripts know from the NATS tools.</summary>
internal static class BenchText
{
    private static readonly double[] Percentiles = [50, 75, 90, 99, 99.9, 99.99];
    private const int BarWidth = 40;

    public static string Banner(BenchOptions options, IReadOnlyList<BenchRole> roles)
    {
        string what = roles.Count > 1 ? "Core NATS publisher and subscriber" : roles[0].Label;
        string subject = options.Subject.Length == 0 ? "" : $", multi-subject={(options.MultiSubject ? "true" : "false")}, subject={options.SubscribeSubject}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Starting {what} benchmark [clients={options.Clients:N0}, msg-size={SizeText.Format(options.Payload.Length)}, msgs={options.Messages:N0}, "
            + $"sleep={DurationText.Format(options.Sleep)}{subject}{options.Details}]");
    }

    public static string Results(IReadOnlyList<BenchGroup> groups)
    {
        var text = new StringBuilder("\n");
        foreach (BenchGroup group in groups)
        {
            AppendGroup(text, group);
            if (group.Latency() is { } latency)
            {
                AppendLatency(text, latency);
            }
        }

        return text.ToString();
    }

    private static void AppendGroup(StringBuilder text, BenchGroup group)
    {
        if (group.Clients.Count == 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"NATS {group.Label} stats: {Rates(group.MessagesPerSecond, group.BytesPerSecond)} ~ {PerMessage(group.MessagesPerSecond)}\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"NATS {group.Label} aggregated stats: {Rates(group.MessagesPerSecond, group.BytesPerSecond)}\n");
        for (int i = 0; i < group.Clients.Count; i++)
        {
            BenchClient client = group.Clients[i];
            text.Append(
                CultureInfo.InvariantCulture,
                $"  [{i + 1}] {Rates(client.MessagesPerSecond, client.BytesPerSecond)} ~ {PerMessage(client.MessagesPerSecond)} ({client.Messages:N0} msgs)\n");
        }

        double[] rates = [.. group.Clients.Select(c => c.MessagesPerSecond)];
        double mean = rates.Average();
        double deviation = Math.Sqrt(rates.Average(r => (r - mean) * (r - mean)));
        text.Append(
            CultureInfo.InvariantCulture,
            $"  message rates min {rates.Min():N0} | avg {mean:N0} | max {rates.Max():N0} | stddev {deviation:N0} msgs\n");
    }

    private static void AppendLatency(StringBuilder text, LatencyHistogram latency)
    {
        text.Append("\nLatency: min ").Append(DurationText.Format(latency.Min)).Append(" | avg ").Append(Short(latency.Mean));
        text.Append(" | max ").Append(DurationText.Format(latency.Max)).Append(" | stddev ").Append(Short(latency.StandardDeviation)).Append('\n');
        foreach (double percent in Percentiles)
        {
            text.Append(CultureInfo.InvariantCulture, $"  P{percent,-5} {DurationText.Format(latency.Percentile(percent))}\n");
        }

        text.Append('\n');
        AppendHistogram(text, latency);
    }

    /// <summary>A bar for each step of 1, 2, 5, 10... from the smallest to the largest value.</summary>
    private static void AppendHistogram(StringBuilder text, LatencyHistogram latency)
    {
        List<TimeSpan> bounds = [.. Steps().SkipWhile(step => step <= latency.Min)];
        var rows = new List<(TimeSpan Below, long Count)>();
        TimeSpan from = TimeSpan.Zero;
        foreach (TimeSpan below in bounds)
        {
            rows.Add((below, latency.CountBetween(from, below)));
            from = below;
            if (below > latency.Max)
            {
                break;
            }
        }

        long most = Math.Max(1, rows.Max(r => r.Count));
        foreach ((TimeSpan below, long count) in rows)
        {
            string bar = new('#', (int)Math.Ceiling((double)count * BarWidth / most));
            text.Append(CultureInfo.InvariantCulture, $"  < {DurationText.Format(below),-6} {bar,-BarWidth} {count,12:N0} {100.0 * count / latency.Count,6:0.00}%\n");
        }
    }

    private static IEnumerable<TimeSpan> Steps()
    {
        for (long ticks = 10; ticks < TimeSpan.TicksPerHour * 1000; ticks *= 10)
        {
            yield return TimeSpan.FromTicks(ticks);
            yield return TimeSpan.FromTicks(ticks * 2);
            yield return TimeSpan.FromTicks(ticks * 5);
        }
    }

    private static string Rates(double messages, double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{messages:N0} msgs/sec ~ {SizeText.Format(bytes)}/sec");

    private static string PerMessage(double messagesPerSecond) =>
        string.Create(CultureInfo.InvariantCulture, $"{(messagesPerSecond > 0 ? 1e6 / messagesPerSecond : 0):0.00}us");

    /// <summary>Means have more digits than they deserve.</summary>
    private static string Short(TimeSpan value) =>
        DurationText.Format(value < TimeSpan.FromSeconds(1) ? TimeSpan.FromTicks(value.Ticks) : TimeSpan.FromMilliseconds(Math.Round(value.TotalMilliseconds)));
}
