namespace Gust.Core;

/// <summary>Slows down who keeps failing to log in: past some failures in a short time each further answer to that address is delayed.</summary>
internal sealed class FailureBrake(TimeProvider time)
{
    /// <summary>Failures of one address within <see cref="Window"/> that are answered at once.</summary>
    public const int FreeFailures = 20;

    private const int AddressesMax = 4096;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DelayStep = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan DelayMax = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Since, int Count)> _failures = [];
    private long _total;

    /// <summary>Failures since the start.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>Counts a failure; says how long its answer should wait.</summary>
    public TimeSpan Fail(string address)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            _total++;
            if (_failures.Count >= AddressesMax && !_failures.ContainsKey(address))
            {
                _failures.Clear(); // a flood from everywhere: no address is worse than another
            }

            (long since, int count) = _failures.GetValueOrDefault(address, (now, 0));
            bool isOver = time.GetElapsedTime(since, now) > Window;
            _failures[address] = isOver ? (now, 1) : (since, count + 1);
            int excess = isOver ? 0 : count + 1 - FreeFailures;
            TimeSpan delay = DelayStep * Math.Max(0, excess);
            return delay > DelayMax ? DelayMax : delay;
        }
    }
}
