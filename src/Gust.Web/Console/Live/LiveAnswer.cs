namespace Gust.Web.Console.Live;

/// <summary>Samples by number.</summary>
/// <param name="IntervalMs">Between two samples.</param>
/// <param name="Latest">Number of the last sample.</param>
/// <param name="Columns">What the numbers of a sample are.</param>
/// <param name="Samples">Oldest first; null where nothing was measured.</param>
internal sealed record LiveAnswer(int IntervalMs, long Latest, IReadOnlyList<string> Columns, IReadOnlyList<double?[]> Samples);
