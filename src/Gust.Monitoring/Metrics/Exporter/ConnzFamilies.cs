using System.Globalization;
using System.Text.Json;
using Gust.Core;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Connections under the names of prometheus-nats-exporter.</summary>
internal sealed class ConnzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly (string Name, string Help)[] s_gauges =
    [
        ("pending_bytes", "Bytes that wait for the client"), ("subscriptions", "Subscriptions of the client"),
    ];

    private static readonly (string Name, string Help)[] s_counters =
    [
        ("in_bytes", "Bytes from the client"), ("out_bytes", "Bytes to the client"), ("in_msgs", "Messages from the client"), ("out_msgs", "Messages to the client"),
    ];

    private static readonly (string Label, string Property)[] s_labels =
    [
        ("kind", "kind"), ("type", "type"), ("ip", "ip"), ("name", "name"), ("name_tag", "name_tag"), ("account", "account"), ("lang", "lang"),
        ("version", "version"), ("tls_version", "tls_version"), ("tls_cipher_suite", "tls_cipher_suite"),
    ];

    /// <summary>Sums over the connections there are.</summary>
    /// <param name="sessions">All of them.</param>
    /// <param name="limit">Of a list of connections, as one would be asked for.</param>
    public void WriteTotals(ICollection<ClientSession> sessions, int limit)
    {
        long[] totals = new long[6];
        foreach (ClientSession session in sessions)
        {
            totals[0] += session.Outbound.Pending;
            totals[1] += session.Subscriptions.Count;
            totals[2] += session.Publisher.Bytes;
            totals[3] += session.Outbound.Bytes;
            totals[4] += session.Publisher.Messages;
            totals[5] += session.Outbound.Messages;
        }

        Gauge("num_connections", "Connections", sessions.Count);
        Gauge("total", "Connections", sessions.Count);
        Gauge("offset", "Of a list of connections", 0);
        Gauge("limit", "Of a list of connections", limit);
        Gauge("pending_bytes", "Bytes that wait for all clients", totals[0]);
        Gauge("subscriptions", "Subscriptions of all clients", totals[1]);
        for (int i = 0; i < s_counters.Length; i++)
        {
            writer.BeginOldCounter(Name(s_counters[i].Name), $"{s_counters[i].Help}, over all that are there");
            writer.Sample(server, totals[i + 2]);
        }
    }

    /// <summary>Each connection of a document <c>/connz</c>.</summary>
    public void WriteEach(JsonElement document)
    {
        foreach (string number in (string[])["num_connections", "total", "offset", "limit"])
        {
            Gauge(number, "Of the list of connections", Number(document, number));
        }

        if (!document.TryGetProperty("connections", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        (JsonElement Connection, LabelSet Labels)[] all = [.. list.EnumerateArray().Select(connection => (connection, LabelsOf(connection)))];
        Each(all, s_gauges, (name, help) => writer.Begin(name, MetricKind.Gauge, help), Number);
        Each(all, s_counters, writer.BeginOldCounter, Number);
        Each(all, [("rtt", "Round trip in milliseconds"), ("idle", "Silent for so many milliseconds")], (name, help) => writer.Begin(name, MetricKind.Gauge, help), Milliseconds);
        Each(all, [("start", "When it came, in milliseconds since 1970"), ("last_activity", "When it last sent something, likewise")], writer.BeginUntyped, Moment);
        Each(all, [("uptime", "Here for so many milliseconds")], writer.BeginUntyped, Milliseconds);
    }

    private static double Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static double Moment(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.TryGetDateTimeOffset(out DateTimeOffset moment) ? moment.ToUnixTimeMilliseconds() : 0;

    private static double Milliseconds(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? SpanText.Milliseconds(value.GetString()!) : 0;

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    private void Each((JsonElement Connection, LabelSet Labels)[] all, (string Name, string Help)[] families, Action<string, string> begin, Func<JsonElement, string, double> read)
    {
        foreach ((string name, string help) in families)
        {
            begin(Name(name), help);
            foreach ((JsonElement connection, LabelSet labels) in all)
            {
                writer.Sample(labels, read(connection, name));
            }
        }
    }

    private LabelSet LabelsOf(JsonElement connection)
    {
        LabelSet labels = server
            .With("cid", Number(connection, "cid").ToString(CultureInfo.InvariantCulture))
            .With("port", Number(connection, "port").ToString(CultureInfo.InvariantCulture));
        foreach ((string label, string property) in s_labels)
        {
            labels = labels.With(label, Text(connection, property));
        }

        return labels.With("account_id", Text(connection, "account"));
    }

    private void Gauge(string name, string help, double value)
    {
        writer.Begin(Name(name), MetricKind.Gauge, help);
        writer.Sample(server, value);
    }

    private string Name(string name) => names.Core($"connz_{name}");
}
