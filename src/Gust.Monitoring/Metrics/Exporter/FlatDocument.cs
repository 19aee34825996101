using System.Text.Json;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>A document as prometheus-nats-exporter flattens it: each number is a gauge whose name is the path to it (spec: monitoring.md section 7).</summary>
internal sealed class FlatDocument(MetricsWriter writer, string endpoint, LabelSet server)
{
    /// <summary>Numbers that are settings of listeners, and trees that are none of the server's own state.</summary>
    private static readonly HashSet<string> s_skipped =
    [
        "leaf", "trusted_operators_claim", "cluster_tls_timeout", "cluster_cluster_port", "cluster_auth_timeout",
        "gateway_port", "gateway_auth_timeout", "gateway_tls_timeout", "gateway_connect_retries",
    ];

    /// <summary>Texts that become a label.</summary>
    private static readonly HashSet<string> s_texts = ["server_id", "server_name", "version", "domain", "leader", "name"];

    /// <summary>Moments that become milliseconds since 1970.</summary>
    private static readonly HashSet<string> s_moments = ["start", "config_load_time"];

    /// <param name="names">Where the family names come from.</param>
    /// <param name="document">An object.</param>
    public void Write(FamilyNames names, JsonElement document) => Write(names, path: "", document);

    private void Write(FamilyNames names, string path, JsonElement parent)
    {
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            string here = Join(path, property.Name);
            if (s_skipped.Contains(here))
            {
                continue;
            }

            string family = names.Core($"{endpoint}_{here}");
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Number:
                    Gauge(family, here, server, property.Value.GetDouble());
                    break;
                case JsonValueKind.String when s_moments.Contains(property.Name) && property.Value.TryGetDateTimeOffset(out DateTimeOffset moment):
                    Gauge(family, here, server, moment.ToUnixTimeMilliseconds());
                    break;
                case JsonValueKind.String when s_texts.Contains(property.Name):
                    Gauge(family, here, server.With("value", property.Value.GetString()), 1);
                    break;
                case JsonValueKind.Object:
                    Write(names, here, property.Value);
                    break;
            }
        }
    }

    private void Gauge(string family, string path, LabelSet labels, double value)
    {
        writer.Begin(family, MetricKind.Gauge, $"{path} of /{endpoint}");
        writer.Sample(labels, value);
    }

    /// <summary>Keys may be paths of their own, such as <c>/varz</c>: what no name may hold is left out or replaced.</summary>
    private static string Join(string path, string key)
    {
        string clean = string.Concat(key.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return path.Length == 0 ? clean : clean.Length == 0 ? path : $"{path}_{clean}";
    }
}
