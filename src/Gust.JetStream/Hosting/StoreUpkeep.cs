using Gust.Foundation;
using Gust.Storage.Journals;

namespace Gust.JetStream.Hosting;

/// <summary>Looks after a store: checkpoints when the journal has grown, and syncs in time where acknowledgements do not wait for them.</summary>
/// <param name="syncInterval">Null: each round of the journal is synced.</param>
internal sealed class StoreUpkeep(
    JetStreamContext context, Journal journal, Checkpointer checkpointer, IWorkScheduler upkeep, TimeSpan? syncInterval) : TimerEntry
{
    /// <summary>Bytes of journal behind a checkpoint at which another is made: they are what a start after a crash has to read.</summary>
    /// <remarks>The sooner it is, the fewer pages of memory the journal's files go through, which costs more than writing them.</remarks>
    private const long JournalBytesMin = 32 << 20;
    private const long JournalBytesMax = 256 << 20;

    /// <summary>Checkpoints write at most this fraction of what the journal writes.</summary>
    private const int CostShare = 4;

    /// <summary>How long a journal that has something in it waits for a checkpoint.</summary>
    private static readonly TimeSpan s_checkpointInterval = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lookWhenBusy = TimeSpan.FromMilliseconds(50);
    private readonly ClockWatch _clock = new(context);
    private long _checkpointAt;
    private long _checkpointed;
    private long _seen;
    private long _syncedAt;
    private long _synced;
    private volatile bool _isStopped;

    public void Start()
    {
        _checkpointAt = _syncedAt = context.Broker.Time.GetTimestamp();
        _synced = journal.Committed;
        Schedule(s_look);
    }

    public void Stop()
    {
        _isStopped = true;
        context.Broker.Timers.Cancel(this);
    }

    /// <summary>Makes a checkpoint after whichever is being made.</summary>
    public void LastCheckpoint(Action done)
    {
        if (!checkpointer.TryBegin(done))
        {
            upkeep.Schedule(() => LastCheckpoint(done));
        }
    }

    /// <summary>Closes the journal.</summary>
    public void Close(Action done) => upkeep.Schedule(() =>
    {
        try
        {
            journal.Close();
        }
        catch (IOException e)
        {
            JetStreamLog.SyncFailed(context.Broker.Log.Logger, e.Message);
        }

        done();
    });

    protected internal override void OnDue()
    {
        if (_isStopped)
        {
            return;
        }

        _clock.Look();
        Checkpoint();
        Sync();
        long committed = journal.Committed;
        Schedule(committed == _seen ? s_look : s_lookWhenBusy);
        _seen = committed;
    }

    private void Checkpoint()
    {
        long grown = journal.Committed - Math.Max(checkpointer.Position, journal.Start);
        bool isTime = context.Broker.Time.GetElapsedTime(_checkpointAt) >= s_checkpointInterval && journal.Committed > _checkpointed;
        if ((grown >= Math.Clamp(CostShare * checkpointer.Cost, JournalBytesMin, JournalBytesMax) || isTime) && checkpointer.TryBegin())
        {
            _checkpointAt = context.Broker.Time.GetTimestamp();
            _checkpointed = journal.Committed;
        }
    }

    private void Sync()
    {
        if (syncInterval is { } interval && journal.Committed > _synced && context.Broker.Time.GetElapsedTime(_syncedAt) >= interval)
        {
            _syncedAt = context.Broker.Time.GetTimestamp();
            _synced = journal.Committed;
            upkeep.Schedule(SyncNow);
        }
    }

    private void SyncNow()
    {
        try
        {
            journal.SyncNow();
        }
        catch (IOException e)
        {
            JetStreamLog.SyncFailed(context.Broker.Log.Logger, e.Message);
            checkpointer.TryBegin(); // the files of the streams can still hold what the journal may have lost
        }
    }

    private void Schedule(TimeSpan delay) => context.Broker.Timers.Schedule(this, delay);
}
