namespace Gust.Web.Console.SignIn;

/// <summary>Stops guessing: after some failures an address has to wait.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class LoginBrake(TimeProvider time)
{
    public const int FailuresMax = 10;

    private const int AddressesMax = 4096;
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _failures = [];

    /// <summary>An attempt begins. It counts as failed until it is forgiven, so that attempts at the same time are counted too.</summary>
    /// <exception cref="ConsoleRefusal">The address has to wait.</exception>
    public void Begin(string address)
    {
        lock (_lock)
        {
            if (_failures.TryGetValue(address, out (DateTimeOffset Since, int Count) failed)
                && failed.Count >= FailuresMax && failed.Since + s_window - time.GetUtcNow() is { Ticks: > 0 } rest)
            {
                throw new ConsoleRefusal(429, $"Too many failed attempts from this address. Try again in {Math.Ceiling(rest.TotalSeconds)} s.") { RetryAfter = rest };
            }

            Count(address, time.GetUtcNow());
        }
    }

    /// <summary>An attempt has succeeded.</summary>
    public void Forgive(string address)
    {
        lock (_lock)
        {
            if (_failures.TryGetValue(address, out (DateTimeOffset Since, int Count) failed) && failed.Count > 0)
            {
                _failures[address] = failed with { Count = failed.Count - 1 };
            }
        }
    }

    private void Count(string address, DateTimeOffset now)
    {
        if (_failures.Count >= AddressesMax && !_failures.ContainsKey(address))
        {
            _failures.Clear(); // a flood from everywhere: no address is worse than another
        }

        (DateTimeOffset since, int count) = _failures.GetValueOrDefault(address, (now, 0));
        _failures[address] = now - since > s_window ? (now, 1) : (since, count + 1);
    }
}
