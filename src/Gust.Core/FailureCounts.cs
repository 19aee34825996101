namespace Gust.Core;

/// <summary>Counts the failures of addresses, each within a window of time that its first failure opens. Thread-safe.</summary>
internal sealed class FailureCounts(TimeProvider time, TimeSpan window)
{
    private const int AddressesMax = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Since, int Count)> _failures = [];

    /// <summary>Counts a failure.</summary>
    /// <returns>How many it are in this window.</returns>
    public int Add(string address)
    {
        TryAdd(address, int.MaxValue, out int count, out _);
        return count;
    }

    /// <summary>Counts a failure unless there are too many already.</summary>
    /// <param name="address">Whose.</param>
    /// <param name="max">As many are counted in a window.</param>
    /// <param name="count">How many it are in this window.</param>
    /// <param name="rest">What is left of the window.</param>
    public bool TryAdd(string address, int max, out int count, out TimeSpan rest)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            if (_failures.Count >= AddressesMax && !_failures.ContainsKey(address))
            {
                _failures.Clear(); // a flood from everywhere: no address is worse than another
            }

            (long since, count) = _failures.GetValueOrDefault(address, (now, 0));
            rest = window - time.GetElapsedTime(since, now);
            if (rest < TimeSpan.Zero)
            {
                (since, count, rest) = (now, 0, window);
            }

            if (count >= max)
            {
                return false;
            }

            _failures[address] = (since, ++count);
            return true;
        }
    }

    /// <summary>Whether as many were counted in the window that is open.</summary>
    /// <param name="address">Whose.</param>
    /// <param name="many">As many.</param>
    /// <param name="rest">What is left of the window; zero: none is open.</param>
    public bool Reached(string address, int many, out TimeSpan rest)
    {
        lock (_lock)
        {
            bool isKnown = _failures.TryGetValue(address, out (long Since, int Count) failed);
            rest = isKnown ? window - time.GetElapsedTime(failed.Since) : TimeSpan.Zero;
            return rest > TimeSpan.Zero && failed.Count >= many;
        }
    }

    /// <summary>One of the failures was none.</summary>
    public void TakeBack(string address)
    {
        lock (_lock)
        {
            if (_failures.TryGetValue(address, out (long Since, int Count) failed) && failed.Count > 0)
            {
                _failures[address] = failed with { Count = failed.Count - 1 };
            }
        }
    }
}
