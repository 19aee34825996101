using Gust.Foundation;
using Gust.Storage.Encryption;

namespace Gust.Storage.Journals;

/// <summary>What is to outlive the process, of all owners of a store, in one sequence. A commit round takes all that is pending and syncs once.</summary>
/// <remarks>
/// Any thread appends; one round is under way at a time, on the scheduler's thread, while the next gathers. The lock is a leaf. After a
/// failure the journal refuses until a write has shown that the disk works again; what failed then never appears. If the process ends
/// before that, a failed round may be found whole when the journal is opened, with nothing behind it.
/// </remarks>
internal sealed class Journal : IDisposable
{
    /// <summary>Left out between the positions of two lives, so that no rest of the earlier one, whole or torn, can be taken for the later.</summary>
    private const long LifeGap = 1 << 30;

    /// <summary>What may be pending at most. Owners that heed <see cref="IsFull"/> stay far below it.</summary>
    private const int PendingBytesLimit = 1 << 30;

    private readonly Lock _lock = new();

    /// <summary>Held over syncs and the release of segments, which must not cross. Rounds do not wait for it.</summary>
    private readonly Lock _upkeep = new();

    private readonly JournalPorts _ports;
    private readonly JournalOptions _options;
    private readonly SegmentFolder _folder;
    private readonly JournalTail _tail;
    private readonly Action _run;
    private JournalRound _pending;
    private JournalRound _idle;
    private bool _isRunning;
    private IOException? _failure;
    private long _failedAt;
    private bool _hasFailedBefore;
    private long _committed;

    private Journal(JournalPorts ports, JournalOptions options, SegmentFolder folder, ulong identity, JournalRecovery recovery)
    {
        _ports = ports;
        _options = options;
        _folder = folder;
        _run = Run;
        Recovery = recovery;
        _committed = recovery.End;
        Meter = new JournalMeter(ports.Time);
        _tail = new JournalTail(folder, identity, recovery.End, options, Meter);
        _pending = new JournalRound(options.Cipher, ports.Time);
        _idle = new JournalRound(options.Cipher, ports.Time);

        // Each segment has a base of its own, also one that was made and never written.
        _pending.Begin(folder.Segments is [.., var last] ? Math.Max(recovery.End, last.Base) + LifeGap : recovery.End);
        Start = _pending.Start;
    }

    /// <summary>What was found when it was opened.</summary>
    public JournalRecovery Recovery { get; }

    public JournalMeter Meter { get; }

    /// <summary>Where the records of this life begin; between the last life's and these lies a gap.</summary>
    public long Start { get; }

    /// <summary>Behind the last committed record.</summary>
    public long Committed => Volatile.Read(ref _committed);

    /// <summary>Who appends should wait until a commit. Appending all the same is allowed and costs memory.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
            {
                return _pending.Length >= _options.PendingBytesMax;
            }
        }
    }

    /// <summary>Why the journal refuses at present; null: it does not. The first append after the pause is refused too, but makes it try again.</summary>
    public IOException? Failure => Volatile.Read(ref _failure);

    /// <summary>Opens the journal in a folder, which nobody else may have open, and shows what lies behind a position.</summary>
    /// <param name="from">The checkpoint: records up to and with this position are not shown and need not be there.</param>
    /// <exception cref="StoreKeyException">It is encrypted, and there is no cipher for it.</exception>
    public static Journal Open(JournalPorts ports, string folder, JournalOptions options, long from, JournalVisitor visitor)
    {
        var segments = new SegmentFolder(ports.Disk, folder, options);
        IReadOnlyList<SegmentName> names = segments.Segments;
        JournalRecovery recovery = new JournalReplay(segments, options.Cipher, from, visitor).Run(names);
        return new Journal(ports, options, segments, names is [var first, ..] ? first.Identity : ports.NewIdentity(), recovery);
    }

    /// <summary>A way in for an owner.</summary>
    /// <param name="stream">Names the owner in its records.</param>
    public JournalWriter Writer(IJournalOwner owner, ulong stream) => new(this, owner, stream);

    /// <summary>Syncs what is committed, where a round does not. For a timer: waits for the disk. Beside rounds, which go on.</summary>
    /// <remarks>When it fails, what was committed since the last success may be lost with the power: a checkpoint can still save it.</remarks>
    public void SyncNow()
    {
        lock (_upkeep)
        {
            _tail.SyncNow();
        }
    }

    /// <summary>Gives up what was committed up to and with a position. Segments that hold nothing else are used again. Not on the journal's thread.</summary>
    public void ReleaseUpTo(long position)
    {
        lock (_upkeep)
        {
            while (_folder.TryTakeReleased(position, out SegmentName name))
            {
                _tail.Forget(name);
                _folder.Recycle(name);
            }
        }
    }

    /// <summary>Ends the journal properly: syncs it and marks its end. No round may be under way, and none may come.</summary>
    public void Close()
    {
        SyncNow();
        if (_failure is null)
        {
            _tail.Close(_pending.Start);
        }
    }

    public void Dispose() => _tail.Dispose();

    internal long Append(JournalWriter writer, byte kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        long position = JournalWriter.Refused;
        bool starts;
        lock (_lock)
        {
            if (_failure is null && !writer.HasFailed && a.Length + (long)b.Length + c.Length + _pending.Length < PendingBytesLimit)
            {
                position = _pending.Add(writer, kind, a, b, c);
            }

            starts = !_isRunning && (_failure is null ? !_pending.IsEmpty : IsPauseOver());
            _isRunning |= starts;
        }

        if (starts)
        {
            _ports.Scheduler.Schedule(_run);
        }

        return position;
    }

    internal void Resume(JournalWriter writer)
    {
        lock (_lock)
        {
            writer.HasFailed = false;
        }
    }

    private void Run()
    {
        if ((_failure is not null && !TryRestore()) || !TryTake(out JournalRound round))
        {
            return;
        }

        try
        {
            long start = _ports.Time.GetTimestamp();
            _tail.Write(round);
            _ports.RoundTook?.Invoke(_ports.Time.GetElapsedTime(start));
        }
        catch (IOException why)
        {
            Fail(round, why);
            GoOn();
            return;
        }

        // Before the owners hear of it: what they may have this thread do comes behind what is pending.
        GoOn();
        Confirm(round);
    }

    /// <summary>Schedules another run if something is pending.</summary>
    private void GoOn()
    {
        bool goesOn;
        lock (_lock)
        {
            goesOn = _isRunning = _failure is null && !_pending.IsEmpty;
        }

        if (goesOn)
        {
            _ports.Scheduler.Schedule(_run);
        }
    }

    /// <summary>Takes what is pending for a round; without any, this run is over.</summary>
    private bool TryTake(out JournalRound round)
    {
        lock (_lock)
        {
            round = _pending;
            _isRunning = _failure is null && !round.IsEmpty;
            if (_isRunning)
            {
                _pending = _idle;
                _idle = round;
                _pending.Begin(round.End);
            }

            return _isRunning;
        }
    }

    private void Confirm(JournalRound round)
    {
        Meter.OnCommitted(round);
        Volatile.Write(ref _committed, round.End);
        for (int i = 0; i < round.Writers; i++)
        {
            (JournalWriter writer, long position) = round.At(i);
            writer.Owner.OnCommitted(position);
        }
    }

    /// <summary>Fails a round, and what was gathered meanwhile, for it builds on the round. Tries once to go on, but not after each of many failures.</summary>
    private void Fail(JournalRound round, IOException why)
    {
        var owners = new List<IJournalOwner>();
        bool isFirst;
        Meter.OnFailed();
        lock (_lock)
        {
            isFirst = !_hasFailedBefore || IsPauseOver();
            _failure = why;
            _failedAt = _ports.Time.GetTimestamp();
            _hasFailedBefore = true;
            Collect(round, owners);
            Collect(_pending, owners);
            _pending.Begin(_pending.End);
        }

        if (isFirst)
        {
            TryRestore();
        }

        foreach (IJournalOwner owner in owners)
        {
            owner.OnFailed(why);
        }
    }

    private static void Collect(JournalRound round, List<IJournalOwner> owners)
    {
        for (int i = 0; i < round.Writers; i++)
        {
            (JournalWriter writer, _) = round.At(i);
            if (!writer.HasFailed)
            {
                writer.HasFailed = true;
                owners.Add(writer.Owner);
            }
        }
    }

    /// <summary>Nothing is pending and nothing gets in while this tries.</summary>
    private bool TryRestore()
    {
        IOException? failure = null;
        try
        {
            _tail.Restore(_pending.Start);
        }
        catch (IOException why)
        {
            failure = why;
        }

        lock (_lock)
        {
            _failure = failure;
            _failedAt = _ports.Time.GetTimestamp();
            _isRunning &= failure is null;
            _pending.Begin(Math.Max(_pending.Start, _tail.End));
        }

        return failure is null;
    }

    private bool IsPauseOver() => _ports.Time.GetElapsedTime(_failedAt) >= _options.RetryPause;
}
