namespace Gust.JetStream.Schedules;

/// <summary>What may stand in a field of a cron expression.</summary>
/// <param name="Min">The smallest value.</param>
/// <param name="Max">The largest.</param>
/// <param name="Names">Of the values from the smallest on; empty: they have none.</param>
internal sealed record CronFieldKind(int Min, int Max, string[] Names);
