namespace Gust.JetStream.Consumers;

/// <summary>What a consumer must remember: what was delivered, acknowledged, is pending. Owned by <see cref="Consumer"/>.</summary>
/// <remarks>Each change writes its record. Reading the records back calls the same methods, so the state after a restart is the one before it.</remarks>
internal sealed class ConsumerState
{
    private ConsumerPosition _journaled;

    public ConsumerState(ConsumerSettings settings, ConsumerCursor cursor)
    {
        Settings = settings;
        Cursor = cursor;
        Schedule = new RedeliverySchedule(Tracker);
    }

    public ConsumerSettings Settings { get; set; }

    public ConsumerCursor Cursor { get; }

    public AckTracker Tracker { get; } = new();

    public RedeliverySchedule Schedule { get; }

    public ConsumerRecords Records { get; } = new();

    public ConsumerPosition Delivered { get; private set; }

    public ConsumerPosition AckFloor { get; private set; }

    public long LastDelivery { get; private set; }

    /// <summary>Messages that were delivered again, in this life.</summary>
    public long Redeliveries { get; private set; }

    /// <summary>When it last delivered in this life, and since it was reset: what reports show. 0: not yet.</summary>
    public long LastActive { get; private set; }

    /// <summary>When a message was last done with, likewise.</summary>
    public long LastAck { get; set; }

    /// <summary>What times in records are told relative to.</summary>
    public long TimeBase { get; private set; }

    /// <summary>Whether new messages may be delivered.</summary>
    public bool HasCredit => !Settings.TracksAcks || Settings.MaxAckPending <= 0 || Tracker.Count < Settings.MaxAckPending;

    /// <summary>Sets all but the pending messages and the cursor: of a new consumer, or from an image.</summary>
    public void Place(ConsumerPosition delivered, ConsumerPosition floor, long lastDelivery, long timeBase)
    {
        Delivered = _journaled = delivered;
        AckFloor = floor;
        LastDelivery = lastDelivery;
        TimeBase = timeBase;
    }

    public void Deliver(ulong sequence, long now)
    {
        if (Settings.TracksAcks)
        {
            Records.Write(ConsumerRecordKind.Delivered, sequence - Delivered.Stream, RelativeTime(now));
        }

        Delivered = new ConsumerPosition(Delivered.Consumer + 1, sequence);
        NoteDelivery(now);
        Cursor.Pass(sequence);
        if (Settings.TracksAcks)
        {
            _journaled = Delivered;
            int slot = Tracker.Add(sequence, Delivered.Consumer, now);
            Schedule.Schedule(slot, DueAfter(1, now));
        }
        else
        {
            AckFloor = Delivered;
        }
    }

    public void Redeliver(int slot, long now)
    {
        Records.Write(ConsumerRecordKind.Redelivered, Tracker[slot].Sequence, RelativeTime(now));
        Redeliveries++;
        Delivered = _journaled = Delivered with { Consumer = Delivered.Consumer + 1 };
        NoteDelivery(now);
        Tracker.CountDelivery(slot, now);
        Schedule.Schedule(slot, DueAfter(Tracker[slot].Deliveries, now));
    }

    /// <summary>A message needs no more: acknowledged, terminated or gone.</summary>
    public void Settle(int slot)
    {
        Records.Write(ConsumerRecordKind.Settled, Tracker[slot].Sequence);
        Release(slot);
        MoveFloor();
    }

    /// <summary>Several messages need no more, from the oldest on.</summary>
    public void SettleUpTo(ulong sequence)
    {
        Records.Write(ConsumerRecordKind.SettledUpTo, sequence);
        while (Tracker.Oldest != AckTracker.None && Tracker[Tracker.Oldest].Sequence <= sequence)
        {
            Release(Tracker.Oldest);
        }

        MoveFloor();
    }

    /// <summary>Puts the next delivery of a message off, or forward.</summary>
    public void Defer(int slot, long due)
    {
        Records.Write(ConsumerRecordKind.Deferred, Tracker[slot].Sequence, RelativeTime(due));
        Schedule.Schedule(slot, due);
    }

    /// <summary>Lets a message go that nobody acknowledged; as in the reference the floor moves only with the next acknowledgement.</summary>
    public void GiveUp(int slot)
    {
        Records.Write(ConsumerRecordKind.GivenUp, Tracker[slot].Sequence);
        Release(slot);
    }

    /// <summary>Begins anew at a sequence.</summary>
    public void Reset(ulong next)
    {
        WritePassed();
        Records.Write(ConsumerRecordKind.Reset, next);
        Schedule.Clear();
        Tracker.Clear();
        Cursor.MoveTo(next, null, Settings.Filter);
        Delivered = AckFloor = _journaled = new ConsumerPosition(0, next - 1);
        LastActive = LastAck = 0;
    }

    /// <summary>Goes on at a sequence, because the stream holds nothing below it any more.</summary>
    public void Skip(ulong next)
    {
        WritePassed();
        Records.Write(ConsumerRecordKind.Skipped, next);
        Delivered = _journaled = Delivered with { Stream = Math.Max(Delivered.Stream, next - 1) };
        Cursor.SkipTo(next);
        MoveFloor();
    }

    /// <summary>Deliveries without acknowledgement, many at once: how they are journaled.</summary>
    public void Pass(ulong sequence, ulong deliveries, long time)
    {
        Delivered = AckFloor = _journaled = new ConsumerPosition(Delivered.Consumer + deliveries, sequence);
        LastDelivery = time;
        Cursor.Pass(sequence);
    }

    /// <summary>Writes what is told once per batch; then <see cref="Records"/> holds all.</summary>
    public void WritePassed()
    {
        if (!Settings.TracksAcks && _journaled != Delivered)
        {
            ulong deliveries = Delivered.Consumer - _journaled.Consumer;
            Records.Write(ConsumerRecordKind.Passed, Delivered.Stream - _journaled.Stream, deliveries, RelativeTime(LastDelivery));
            _journaled = Delivered;
        }
    }

    public long AbsoluteTime(ulong relative) => TimeBase = TimeBase + VarInt.UnZigZag(relative);

    public long DueAfter(int deliveries, long now)
    {
        long wait = Settings.AckWaitAfter(deliveries);
        return wait <= 0 || Settings.AckPolicy == AckPolicy.FlowControl ? Nanoseconds.Never : Nanoseconds.Add(now, wait);
    }

    private void NoteDelivery(long now)
    {
        LastDelivery = now;
        LastActive = Records.IsReplaying ? LastActive : now;
    }

    private ulong RelativeTime(long time)
    {
        if (Records.IsReplaying)
        {
            return 0; // The reader has moved the base.
        }

        ulong relative = VarInt.ZigZag(time - TimeBase);
        TimeBase = time;
        return relative;
    }

    private void Release(int slot)
    {
        Schedule.Remove(slot);
        Tracker.Remove(slot);
    }

    private void MoveFloor()
    {
        if (Tracker.Count == 0)
        {
            AckFloor = Delivered;
            return;
        }

        ref PendingMessage oldest = ref Tracker[Tracker.Oldest];
        if (oldest.ConsumerSequence - 1 > AckFloor.Consumer)
        {
            AckFloor = new ConsumerPosition(oldest.ConsumerSequence - 1, oldest.Sequence - 1);
        }
    }
}
