using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Gust.Cli.Bench;

/// <summary>The results as one JSON document.</summary>
internal static class BenchJson
{
    public static string Format(BenchOptions options, IReadOnlyList<BenchGroup> groups)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("benchmark", options.Name);
            json.WriteString("subject", options.Subject);
            json.WriteNumber("clients", options.Clients);
            json.WriteNumber("msgs", options.Messages);
            json.WriteNumber("msg_bytes", options.Payload.Length);
            json.WriteStartArray("groups");
            foreach (BenchGroup group in groups)
            {
                WriteGroup(json, group);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteGroup(Utf8JsonWriter json, BenchGroup group)
    {
        json.WriteStartObject();
        json.WriteString("role", group.Role.Name);
        WriteCounts(json, group.Messages, group.Bytes, group.Elapsed, group.MessagesPerSecond, group.BytesPerSecond);
        if (group.Latency() is { } latency)
        {
            WriteLatency(json, latency);
        }

        json.WriteStartArray("clients");
        foreach (BenchClient client in group.Clients)
        {
            json.WriteStartObject();
            json.WriteString("id", client.Id);
            WriteCounts(json, client.Messages, client.Bytes, client.Elapsed, client.MessagesPerSecond, client.BytesPerSecond);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, long messages, long bytes, TimeSpan elapsed, double messagesPerSecond, double bytesPerSecond)
    {
        json.WriteNumber("msgs", messages);
        json.WriteNumber("bytes", bytes);
        json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 6));
        json.WriteNumber("msgs_per_sec", Math.Round(messagesPerSecond));
        json.WriteNumber("bytes_per_sec", Math.Round(bytesPerSecond));
    }

    private static void WriteLatency(Utf8JsonWriter json, LatencyHistogram latency)
    {
        json.WriteStartObject("latency_us");
        json.WriteNumber("min", latency.Min.TotalMicroseconds);
        json.WriteNumber("avg", Math.Round(latency.Mean.TotalMicroseconds, 1));
        json.WriteNumber("max", latency.Max.TotalMicroseconds);
        json.WriteNumber("stddev", Math.Round(latency.StandardDeviation.TotalMicroseconds, 1));
        json.WriteNumber("p50", latency.Percentile(50).TotalMicroseconds);
        json.WriteNumber("p90", latency.Percentile(90).TotalMicroseconds);
        json.WriteNumber("p99", latency.Percentile(99).TotalMicroseconds);
        json.WriteNumber("p99.9", latency.Percentile(99.9).TotalMicroseconds);
        json.WriteEndObject();
    }
}
