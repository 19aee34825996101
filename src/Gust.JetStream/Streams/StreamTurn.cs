using Gust.JetStream.Schedules;

namespace Gust.JetStream.Streams;

/// <summary>One turn after the other of a stream's owner: what to do in which order, and when the next one is.</summary>
internal sealed class StreamTurn(StreamOwner stream)
{
    /// <summary>How long after a failure of the disk it is tried again.</summary>
    private const long RetryPause = Nanoseconds.PerSecond;

    /// <summary>How long a stream does nothing before it gives memory back.</summary>
    private const long IdleAfter = 5 * Nanoseconds.PerSecond;

    private const long NanosecondsPerMs = 1_000_000;

    /// <summary>By so much the system's clock is not wrong at times, but was set back.</summary>
    private const long SetBackMin = Nanoseconds.PerSecond;

    private readonly StreamAlarm _alarm = new(stream);
    private readonly ScheduleRunner _schedules = new(stream);
    private long _ticks;
    private long _lastWork;
    private long _pausedUntil;
    private bool _isTrimmed;

    /// <summary>In Unix nanoseconds; does not fall, nor stand still while the system's clock is behind.</summary>
    public long Now { get; private set; }

    /// <summary>Bytes of the stream that the account knows of.</summary>
    public long CountedBytes { get; private set; }

    public void Run()
    {
        bool hasMail = stream.Mails.Take();
        ReadClock();
        if (hasMail)
        {
            _lastWork = Now;
            _isTrimmed = false;
        }

        bool more = !stream.IsEnded && TryWork();
        if (stream.IsEnded)
        {
            stream.Commits.Discard();
            stream.Mails.Discard();
            more = false;
        }

        stream.Inbox.EndTurn(more);
    }

    /// <summary>The stream has ended.</summary>
    public void End() => _alarm.Stop();

    /// <summary>When the system's clock was set back, the stream's goes on from where it was: what waits for its time would wait until the other has caught up.</summary>
    private void ReadClock()
    {
        TimeProvider time = stream.Context.Broker.Time;
        long ticks = time.GetTimestamp();
        long expected = Now + (time.GetElapsedTime(_ticks, ticks).Ticks * TimeSpan.NanosecondsPerTick);
        long system = stream.Context.Now;
        Now = system > expected - SetBackMin ? Math.Max(Now, system) : expected;
        _ticks = ticks;
    }

    private bool TryWork()
    {
        try
        {
            return Work();
        }
        catch (IOException e)
        {
            StoreTrouble.Tell(stream, e);
            _alarm.Set(Now, Now + RetryPause);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            JetStreamLog.InternalError(stream.Context.Broker.Log.Logger, stream.Name, e);
        }

        return false;
    }

    private bool Work()
    {
        stream.Commits.TakeBackFailed();
        stream.Commits.Apply();
        stream.Mails.Read();
        stream.Commits.Apply();
        stream.Mails.RunDeferred();
        stream.Deduper.Expire(Now - stream.Config.DuplicateWindowNs);
        if (stream.IsCommitted)
        {
            stream.Expiry.Run(Now);
            _schedules.Run(Now);
        }

        stream.Batches.Expire(Now);
        bool isPaused = Now < _pausedUntil;
        bool more = !isPaused && stream.Consumers.Pump(Now);
        stream.Retention.Propose();
        stream.Commits.Apply();
        stream.Mails.RunDeferred();
        if (stream.IsEnded)
        {
            return false;
        }

        more |= !isPaused && stream.Consumers.HasReady;
        stream.Origins.Run(Now);
        CountBytes();
        int pauseMs = stream.FlushClient();
        if (pauseMs > 0 && more)
        {
            _pausedUntil = Now + (pauseMs * NanosecondsPerMs);
            more = false;
        }

        SetAlarm();
        return more;
    }

    private void CountBytes()
    {
        long bytes = stream.Store.Counts.Bytes;
        if (bytes != CountedBytes)
        {
            stream.Site.Budget.Count(stream.IsInMemory, bytes - CountedBytes);
            CountedBytes = bytes;
        }
    }

    private void SetAlarm()
    {
        long due = stream.IsCommitted ? Math.Min(stream.Consumers.NextDue, stream.Expiry.NextDue) : stream.Consumers.NextDue;
        due = Math.Min(due, stream.Origins.NextDue);
        due = Math.Min(due, stream.Batches.NextDue);
        due = Math.Min(due, _schedules.NextDue);
        due = Math.Min(due, Nanoseconds.Add(Nanoseconds.Add(stream.Deduper.Oldest, stream.Config.DuplicateWindowNs), Nanoseconds.PerSecond));
        due = _pausedUntil > Now ? Math.Min(due, _pausedUntil) : due;
        if (!_isTrimmed && stream.Proposals.Count == 0)
        {
            due = Math.Min(due, TrimWhenIdle());
        }

        _alarm.Set(Now, due);
    }

    /// <summary>When to look again.</summary>
    private long TrimWhenIdle()
    {
        if (Now - _lastWork < IdleAfter)
        {
            return _lastWork + IdleAfter;
        }

        _isTrimmed = true;
        stream.Trim();
        return Nanoseconds.Never;
    }
}
