namespace Gust.Cli.Admin.Checks;

/// <summary>A number that a check found.</summary>
/// <param name="Name">For performance data.</param>
/// <param name="Help">What it is.</param>
/// <param name="Unit"><c>s</c>, <c>B</c>, <c>%</c>, or empty for a count.</param>
/// <param name="Warning">Null: no such threshold.</param>
/// <param name="Critical">Null: no such threshold.</param>
internal sealed record CheckMetric(string Name, string Help, double Value, string Unit = "", double? Warning = null, double? Critical = null);
