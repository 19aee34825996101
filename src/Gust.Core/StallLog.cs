namespace Gust.Core;

/// <summary>Counts the waits of a producer, and tells the log of one that is kept waiting by who does not keep up. Short waits are usual and not worth a line.</summary>
/// <remarks>Owned by the session's read loop.</remarks>
internal sealed class StallLog(ClientSession session)
{
    /// <summary>Waits that add up to this within <see cref="Window"/> are told, once in it.</summary>
    public const int StalledMsMin = 250;

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private long _since;
    private int _stalledMs;
    private bool _isTold;
    private long _count;

    /// <summary>Waits since the session began. For any thread.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The session's next read waits.</summary>
    /// <param name="pauseMs">How long.</param>
    /// <param name="behind">For whom.</param>
    public void Note(int pauseMs, object? behind)
    {
        Volatile.Write(ref _count, _count + 1);
        session.Broker.Connections.CountStall();
        TimeProvider time = session.Broker.Time;
        long now = time.GetTimestamp();
        if (_stalledMs == 0 || time.GetElapsedTime(_since, now) > Window)
        {
            (_since, _stalledMs, _isTold) = (now, 0, false);
        }

        _stalledMs += pauseMs;
        if (!_isTold && _stalledMs >= StalledMsMin)
        {
            _isTold = true;
            Log.ProducerStalled(session.Broker.Log.Logger, session, _stalledMs, (long)Window.TotalMilliseconds, behind?.ToString() ?? "a subscriber");
        }
    }
}
