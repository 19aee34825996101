namespace Gust.Transport.Tls;

/// <summary>Bounds how many handshakes begin within each second: they are the dearest thing that a stranger can ask for.</summary>
internal sealed class HandshakeRate(int limitPerSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _windowStart = time.GetTimestamp();
    private int _taken;
    private long _refused;

    /// <summary>0: no limit.</summary>
    public int LimitPerSecond { get; set; } = limitPerSecond;

    /// <summary>False when this second's are used up.</summary>
    public bool TryTake()
    {
        if (LimitPerSecond <= 0)
        {
            return true;
        }

        lock (_lock)
        {
            if (time.GetElapsedTime(_windowStart) >= TimeSpan.FromSeconds(1))
            {
                _windowStart = time.GetTimestamp();
                _taken = 0;
            }

            if (_taken < LimitPerSecond)
            {
                _taken++;
                return true;
            }

            _refused++;
            return false;
        }
    }

    /// <summary>How many were refused since the last call, for one line in the log instead of many.</summary>
    public long TakeRefused()
    {
        lock (_lock)
        {
            long refused = _refused;
            _refused = 0;
            return refused;
        }
    }
}
