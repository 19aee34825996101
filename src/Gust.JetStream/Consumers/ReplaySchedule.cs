namespace Gust.JetStream.Consumers;

/// <summary>Keeps the pauses between messages until a consumer with <see cref="ReplayPolicy.Original"/> has caught up.</summary>
internal sealed class ReplaySchedule
{
    private ulong _upTo;
    private long _lastTime;
    private long _lastDelivery;

    /// <summary>When the message that was held back may go; <see cref="Nanoseconds.Never"/> when none is.</summary>
    public long Due { get; private set; } = Nanoseconds.Never;

    /// <param name="upTo">The stream's last sequence; what comes later is delivered at once. 0: everything is.</param>
    public void Start(ulong upTo)
    {
        _upTo = upTo;
        _lastDelivery = 0;
        Due = Nanoseconds.Never;
    }

    public bool MayDeliver(ulong sequence, long time, long now)
    {
        Due = Nanoseconds.Never;
        if (sequence > _upTo || _lastDelivery == 0)
        {
            return true;
        }

        long due = Nanoseconds.Add(_lastDelivery, Math.Max(0, time - _lastTime));
        Due = due > now ? due : Nanoseconds.Never;
        return due <= now;
    }

    public void OnDelivered(ulong sequence, long time, long now)
    {
        if (sequence <= _upTo)
        {
            // From when it was due, not from now, so that being late does not add up.
            _lastDelivery = _lastDelivery == 0 ? now : Math.Min(now, Nanoseconds.Add(_lastDelivery, Math.Max(0, time - _lastTime)));
            _lastTime = time;
        }
    }
}
