namespace Gust.Cli.Bench;

/// <summary>
/// Keeps the rate that <c>--sleep</c> asks for. Timers are good to a millisecond, so shorter sleeps become short bursts
/// of what is due; the rate is right either way.
/// </summary>
internal sealed class Pacer(TimeSpan sleep, TimeProvider time)
{
    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(1);
    private readonly long _start = time.GetTimestamp();
    private long _count;

    /// <summary>Call before each message; the first one goes at once.</summary>
    public ValueTask WaitAsync(CancellationToken cancel)
    {
        if (sleep <= TimeSpan.Zero)
        {
            return ValueTask.CompletedTask;
        }

        TimeSpan ahead = sleep * _count++ - time.GetElapsedTime(_start);
        return ahead < TimerGrain ? ValueTask.CompletedTask : new ValueTask(Task.Delay(ahead, time, cancel));
    }
}
