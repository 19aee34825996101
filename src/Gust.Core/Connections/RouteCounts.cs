namespace Gust.Core.Connections;

/// <summary>How many messages found their route known, and how many did not. Neither ever falls.</summary>
internal readonly record struct RouteCounts(long Hits, long Misses);
