namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>A number that each of many things has.</summary>
/// <param name="Name">Last part of the family's name.</param>
/// <param name="Help">For people.</param>
/// <param name="Read">Null: this one has none at present.</param>
/// <param name="Kind">How its numbers are to be read; null: nobody knows.</param>
internal readonly record struct Column<TRow>(string Name, string Help, Func<TRow, double?> Read, MetricKind? Kind = MetricKind.Gauge);
