namespace Gust.JetStream.Hosting;

/// <summary>Notices when the system's clock is set: streams keep time by it. Looks whenever it is asked to.</summary>
internal sealed class ClockWatch
{
    /// <summary>Less is what NTP corrects.</summary>
    private static readonly TimeSpan ShiftMin = TimeSpan.FromSeconds(1);

    private readonly JetStreamContext _context;
    private long _ticks;
    private DateTimeOffset _clock;

    public ClockWatch(JetStreamContext context)
    {
        _context = context;
        Read();
    }

    public void Look()
    {
        (long ticks, DateTimeOffset clock) = (_ticks, _clock);
        Read();
        TimeSpan shift = _clock - clock - _context.Broker.Time.GetElapsedTime(ticks, _ticks);
        if (shift.Duration() >= ShiftMin)
        {
            JetStreamLog.ClockJumped(_context.Broker.Log.Logger, (long)shift.TotalMilliseconds);
        }
    }

    private void Read()
    {
        _ticks = _context.Broker.Time.GetTimestamp();
        _clock = _context.Broker.Time.GetUtcNow();
    }
}
