using System.Text.Json;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>The server's health under the names of prometheus-nats-exporter.</summary>
internal static class HealthzFamilies
{
    /// <param name="writer">Where it is written.</param>
    /// <param name="names">Where the family names come from.</param>
    /// <param name="server">The server's labels.</param>
    /// <param name="endpoint">With what was looked at.</param>
    /// <param name="document"><c>/healthz</c>.</param>
    public static void Write(MetricsWriter writer, FamilyNames names, LabelSet server, string endpoint, JsonElement document)
    {
        string status = document.TryGetProperty("status", out JsonElement given) ? given.GetString() ?? "" : "";
        bool isWell = status == "ok";
        writer.Begin(names.Core($"{endpoint}_status"), MetricKind.Gauge, "0 while the server is well, else 1");
        writer.Sample(server, isWell ? 0 : 1);
        writer.Begin(names.Core($"{endpoint}_status_value"), MetricKind.Gauge, "1 while the server is well, else 0; its label says how it is");
        writer.Sample(server.With("value", status), isWell ? 1 : 0);
    }
}
