namespace Gust.Core;

/// <summary>Slows down who keeps failing to log in: past some failures in a short time each further answer to that address is delayed.</summary>
internal sealed class FailureBrake(TimeProvider time)
{
    /// <summary>Failures of one address within ten seconds that are answered at once.</summary>
    public const int FreeFailures = 20;

    private static readonly TimeSpan s_delayStep = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_delayMax = TimeSpan.FromMilliseconds(500);

    private readonly FailureCounts _counts = new(time, TimeSpan.FromSeconds(10));
    private long _total;

    /// <summary>Failures since the start.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>Counts a failure; says how long its answer should wait.</summary>
    public TimeSpan Fail(string address)
    {
        Interlocked.Increment(ref _total);
        TimeSpan delay = s_delayStep * Math.Max(0, _counts.Add(address) - FreeFailures);
        return delay > s_delayMax ? s_delayMax : delay;
    }
}
