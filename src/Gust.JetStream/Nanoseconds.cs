namespace Gust.JetStream;

/// <summary>Times and durations of JetStream are whole nanoseconds.</summary>
internal static class Nanoseconds
{
    public const long PerSecond = 1_000_000_000;

    /// <summary>A moment that does not come.</summary>
    public const long Never = long.MaxValue;

    /// <summary>The sum, or <see cref="Never"/> where it would overflow.</summary>
    public static long Add(long moment, long duration) =>
        duration > 0 && moment > Never - duration ? Never : moment + duration;
}
