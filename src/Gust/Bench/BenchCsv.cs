using System.Globalization;
using System.Text;

namespace Gust.Cli.Bench;

/// <summary>One line per client, in the columns of the NATS tools; latency columns where a client measured any.</summary>
internal static class BenchCsv
{
    private const string Columns = "#RunID,ClientID,MsgCount,MsgBytes,MsgsPerSec,BytesPerSec,DurationSecs";

    private const string LatencyColumns =
        ",MinLatencyMicroSecs,AvgLatencyMicroSecs,MaxLatencyMicroSecs,P50LatencyMicroSecs,P90LatencyMicroSecs,P99LatencyMicroSecs,P99.9LatencyMicroSecs,StdDevLatencyMicroSecs";

    public static string Format(string runId, IReadOnlyList<BenchGroup> groups)
    {
        bool latency = groups.Any(g => g.Latency() is not null);
        var text = new StringBuilder(Columns).Append(latency ? LatencyColumns : "").Append('\n');
        foreach (BenchClient client in groups.SelectMany(g => g.Clients))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{runId},{client.Id},{client.Messages},{client.Bytes},{client.MessagesPerSecond:0},{client.BytesPerSecond:0.######},{client.Elapsed.TotalSeconds:0.######}");
            if (client.Latency is { } histogram)
            {
                AppendLatency(text, histogram);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void AppendLatency(StringBuilder text, LatencyHistogram latency)
    {
        TimeSpan[] values =
        [
            latency.Count > 0 ? latency.Min : TimeSpan.Zero, latency.Mean, latency.Max, latency.Percentile(50), latency.Percentile(90),
            latency.Percentile(99), latency.Percentile(99.9), latency.StandardDeviation,
        ];
        foreach (TimeSpan value in values)
        {
            text.Append(CultureInfo.InvariantCulture, $",{value.TotalMicroseconds:0.##}");
        }
    }
}
