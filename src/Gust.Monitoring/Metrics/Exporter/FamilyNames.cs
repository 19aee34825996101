namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>The first parts of the names that prometheus-nats-exporter gives.</summary>
/// <param name="Prefix">Wanted instead of them; empty: none is.</param>
internal readonly record struct FamilyNames(string Prefix)
{
    public string Core(string name) => $"{(Prefix.Length > 0 ? Prefix : "gnatsd")}_{name}";

    public string Streams(string name) => $"{(Prefix.Length > 0 ? Prefix : "jetstream")}_{name}";
}
