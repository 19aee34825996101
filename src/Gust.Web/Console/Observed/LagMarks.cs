namespace Gust.Web.Console.Observed;

/// <summary>Two earlier lags of a consumer: what it is held against, and what it will be held against next.</summary>
/// <param name="From">When the first was seen.</param>
/// <param name="LagThen">The first.</param>
/// <param name="NextFrom">When the second was seen.</param>
/// <param name="NextLag">The second.</param>
internal sealed record LagMarks(DateTimeOffset From, long LagThen, DateTimeOffset NextFrom, long NextLag)
{
    public static LagMarks First(DateTimeOffset now, long lag) => new(now, lag, now, lag);

    /// <summary>The second takes the first's place when it is old enough.</summary>
    public LagMarks Advance(DateTimeOffset now, long lag, TimeSpan step) => now - NextFrom < step ? this : new LagMarks(NextFrom, NextLag, now, lag);
}
