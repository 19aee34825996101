namespace Gust.JetStream.Consumers;

/// <summary>When a consumer that nobody uses goes away.</summary>
internal sealed class Inactivity
{
    private long _lastUse;

    public void Used(long now) => _lastUse = Math.Max(_lastUse, now);

    /// <param name="inUse">Somebody is waiting or subscribed right now.</param>
    public long Due(ConsumerSettings settings, bool inUse) =>
        settings.InactiveThreshold <= 0 || inUse ? Nanoseconds.Never : Nanoseconds.Add(_lastUse, settings.InactiveThreshold);
}
