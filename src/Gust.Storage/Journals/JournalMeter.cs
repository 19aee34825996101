using Gust.Foundation;

namespace Gust.Storage.Journals;

/// <summary>What a journal has done since it was opened. The journal's thread writes it, any thread reads it.</summary>
internal sealed class JournalMeter(TimeProvider time)
{
    private long _rounds;
    private long _records;
    private long _bytes;
    private long _failures;

    /// <summary>From a round's first record to all of it being committed: what the one who appended first has waited.</summary>
    public DurationHistogram CommitTimes { get; } = new();

    /// <summary>How long the device took for a sync.</summary>
    public DurationHistogram SyncTimes { get; } = new();

    /// <summary>Rounds that were committed.</summary>
    public long Rounds => Volatile.Read(ref _rounds);

    /// <summary>Records in them.</summary>
    public long Records => Volatile.Read(ref _records);

    /// <summary>Bytes of their frames.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Rounds that the disk did not take.</summary>
    public long Failures => Volatile.Read(ref _failures);

    public void OnCommitted(JournalRound round)
    {
        Volatile.Write(ref _rounds, _rounds + 1);
        Volatile.Write(ref _records, _records + round.Records);
        Volatile.Write(ref _bytes, _bytes + round.Frame.Length);
        CommitTimes.Record(time.GetElapsedTime(round.BegunAt));
    }

    public void OnFailed() => Volatile.Write(ref _failures, _failures + 1);

    /// <summary>Syncs, with an eye on the clock.</summary>
    public void Sync(JournalSegment segment)
    {
        long start = time.GetTimestamp();
        segment.Sync();
        SyncTimes.Record(time.GetElapsedTime(start));
    }
}
