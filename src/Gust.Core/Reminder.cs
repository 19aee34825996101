namespace Gust.Core;

/// <summary>Spaces out the lines about something that goes on: one at once, then one in a while with how often it happened since. Thread-safe.</summary>
internal sealed class Reminder(TimeProvider time, TimeSpan pause)
{
    private readonly Lock _lock = new();
    private long? _told;
    private long _count;

    /// <summary>It has happened again.</summary>
    /// <param name="count">How often since it was told last, this time included.</param>
    /// <returns>It is to be told now.</returns>
    public bool IsDue(out long count)
    {
        lock (_lock)
        {
            count = ++_count;
            long now = time.GetTimestamp();
            if (_told is { } told && time.GetElapsedTime(told, now) < pause)
            {
                return false;
            }

            _told = now;
            _count = 0;
            return true;
        }
    }
}
