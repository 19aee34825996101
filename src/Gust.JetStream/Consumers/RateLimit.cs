namespace Gust.JetStream.Consumers;

/// <summary>A token bucket in bytes: what a push consumer may send per second.</summary>
internal sealed class RateLimit(ulong bitsPerSecond)
{
    /// <summary>The reference lets the largest message of a stream without a limit of its own through at once.</summary>
    private const double BurstMin = 1024 * 1024;

    private readonly double _bytesPerSecond = bitsPerSecond / 8.0;
    private double _tokens = Math.Max(BurstMin, bitsPerSecond / 8.0);
    private long _filledAt;

    /// <summary>When a message may be sent; not above <paramref name="now"/>: at once.</summary>
    public long ReadyAt(long now)
    {
        Fill(now);
        return _tokens >= 0 ? now : Nanoseconds.Add(now, (long)(-_tokens / _bytesPerSecond * Nanoseconds.PerSecond) + 1);
    }

    public void OnSent(long size) => _tokens -= size;

    private void Fill(long now)
    {
        if (_filledAt != 0 && now > _filledAt)
        {
            double earned = (now - _filledAt) / (double)Nanoseconds.PerSecond * _bytesPerSecond;
            _tokens = Math.Min(_tokens + earned, Math.Max(BurstMin, _bytesPerSecond));
        }

        _filledAt = now;
    }
}
