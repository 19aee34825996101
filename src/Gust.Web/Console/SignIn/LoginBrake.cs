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

    /// <exception cref="ConsoleRefusal">The address has to wait.</exception>
    public void Check(string address)
    {
        lock (_lock)
        {
            if (_failures.TryGetValue(address, out (DateTimeOffset Since, int Count) failed)
                && failed.Count >= FailuresMax && failed.Since + s_window - time.GetUtcNow() is { Ticks: > 0 } rest)
            {
                throw new ConsoleRefusal(429, $"Too many failed attempts from this address. Try again in {Math.Ceiling(rest.TotalSeconds)} s.") { RetryAfter = rest };
            }
        }
    }

    public void Fail(string address)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            if (_failures.Count >= AddressesMax && !_failures.ContainsKey(address))
            {
                _failures.Clear(); // a flood from everywhere: no address is worse than another
            }

            (DateTimeOffset since, int count) = _failures.GetValueOrDefault(address, (now, 0));
            _failures[address] = now - since > s_window ? (now, 1) : (since, count + 1);
        }
    }
}
