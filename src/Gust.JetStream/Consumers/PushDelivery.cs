using Gust.Foundation;

namespace Gust.JetStream.Consumers;

/// <summary>When a push consumer may send. Owned by <see cref="Consumer"/>.</summary>
internal sealed class PushDelivery
{
    private readonly ConsumerSettings _settings;
    private readonly FlowControlWindow? _window;
    private readonly RateLimit? _rate;
    private long _lastSent;

    public PushDelivery(ConsumerSettings settings, IRandom random)
    {
        _settings = settings;
        _window = settings.FlowControl ? new FlowControlWindow(settings, random) : null;
        _rate = settings.RateLimitBitsPerSecond > 0 ? new RateLimit(settings.RateLimitBitsPerSecond) : null;
    }

    /// <summary>Whether somebody subscribes to the deliver subject.</summary>
    public bool IsBound { get; private set; }

    /// <summary>When the rate lets the next message through; <see cref="Nanoseconds.Never"/>: it does not hold one up.</summary>
    public long RateDue { get; private set; } = Nanoseconds.Never;

    public long HeartbeatDue =>
        IsBound && _settings.IdleHeartbeat > 0 ? Nanoseconds.Add(_lastSent, _settings.IdleHeartbeat) : Nanoseconds.Never;

    /// <summary>What a stalled client must answer to; empty when it need not.</summary>
    /// <param name="lacksAcks">Nothing is delivered before it acknowledges, which it does by an answer.</param>
    public ReadOnlySpan<byte> StalledAt(bool lacksAcks) =>
        _window is not null && (_window.IsStalled || (lacksAcks && _window.IsAsking)) ? _window.Subject : default;

    public ReadOnlySpan<byte> FlowControlSubject => _window is null ? default : _window.Subject;

    public void Bind(bool bound, long now)
    {
        if (bound && !IsBound)
        {
            _lastSent = now;
            _window?.Reset();
        }

        IsBound = bound;
    }

    public bool MaySend(long now)
    {
        RateDue = Nanoseconds.Never;
        if (!IsBound || _window is { IsStalled: true })
        {
            return false;
        }

        long ready = _rate?.ReadyAt(now) ?? now;
        RateDue = ready > now ? ready : Nanoseconds.Never;
        return ready <= now;
    }

    /// <summary>Books a message. True: a flow control request must follow it.</summary>
    public bool OnSent(long size, long now)
    {
        _lastSent = now;
        _rate?.OnSent(size);
        return _window is not null && _window.OnSent(size);
    }

    public void OnHeartbeat(long now) => _lastSent = now;

    /// <summary>An answer is wanted, because it acknowledges. True: a request must be sent.</summary>
    public bool AskNow() => _window is not null && _window.AskNow();

    /// <summary>What was sent is sent anew.</summary>
    public void Reset() => _window?.Reset();

    /// <summary>True: the answer counts. <paramref name="askAgain"/>: the next request must be sent.</summary>
    public bool OnFlowControl(ReadOnlySpan<byte> subject, out bool askAgain)
    {
        bool counts = _window is not null && _window.OnAnswer(subject);
        askAgain = counts && _window!.Ask();
        return counts;
    }
}
