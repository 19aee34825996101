using System.Buffers;

namespace Gust.JetStream.Consumers;

/// <summary>A consumer's whole state as bytes, for checkpoints and backups: some five to ten bytes for each pending message.</summary>
internal static class ConsumerImage
{
    private const ulong Version = 1;

    public static void Write(ConsumerState state, IBufferWriter<byte> to)
    {
        VarInt.Write(to, Version);
        VarInt.Write(to, state.Delivered.Consumer);
        VarInt.Write(to, state.Delivered.Stream);
        VarInt.Write(to, state.AckFloor.Consumer);
        VarInt.Write(to, state.AckFloor.Stream);
        PutTime(to, state.LastDelivery, 0);
        PutTime(to, state.TimeBase, state.LastDelivery);
        VarInt.Write(to, state.Cursor.Next);
        WriteSnapshot(state.Cursor.Snapshot, to);
        WritePending(state, to);
    }

    public static void Read(ConsumerState state, ReadOnlySpan<byte> from)
    {
        if (VarInt.Read(ref from) != Version)
        {
            throw new InvalidDataException("A consumer's state is of an unknown version.");
        }

        ConsumerPosition delivered = new(VarInt.Read(ref from), VarInt.Read(ref from));
        ConsumerPosition floor = new(VarInt.Read(ref from), VarInt.Read(ref from));
        long lastDelivery = GetTime(ref from, 0);
        long timeBase = GetTime(ref from, lastDelivery);
        ulong next = VarInt.Read(ref from);
        state.Place(delivered, floor, lastDelivery, timeBase);
        state.Cursor.MoveTo(next, ReadSnapshot(ref from), state.Settings.Filter);
        ReadPending(state, ref from);
    }

    private static void WriteSnapshot(SubjectSnapshot? snapshot, IBufferWriter<byte> to)
    {
        VarInt.Write(to, (ulong)(snapshot?.Left.Length ?? 0));
        if (snapshot is null)
        {
            return;
        }

        VarInt.Write(to, snapshot.Last);
        ulong previous = 0;
        foreach (ulong sequence in snapshot.Left)
        {
            VarInt.Write(to, sequence - previous);
            previous = sequence;
        }
    }

    private static SubjectSnapshot? ReadSnapshot(ref ReadOnlySpan<byte> from)
    {
        int count = GetCount(ref from);
        if (count == 0)
        {
            return null;
        }

        ulong last = VarInt.Read(ref from);
        ulong[] sequences = new ulong[count];
        ulong previous = 0;
        foreach (ref ulong sequence in sequences.AsSpan())
        {
            sequence = previous += VarInt.Read(ref from);
        }

        return new SubjectSnapshot(sequences, last);
    }

    private static void WritePending(ConsumerState state, IBufferWriter<byte> to)
    {
        AckTracker tracker = state.Tracker;
        VarInt.Write(to, (ulong)tracker.Count);
        ulong sequence = 0;
        ulong consumerSequence = 0;
        for (int slot = tracker.Oldest; slot != AckTracker.None; slot = tracker[slot].Newer)
        {
            ref PendingMessage message = ref tracker[slot];
            VarInt.Write(to, message.Sequence - sequence);
            VarInt.Write(to, message.ConsumerSequence - consumerSequence);
            VarInt.Write(to, (ulong)message.Deliveries);
            PutTime(to, message.DeliveredAt, state.LastDelivery);
            PutTime(to, message.Due, message.DeliveredAt);
            sequence = message.Sequence;
            consumerSequence = message.ConsumerSequence;
        }
    }

    private static void ReadPending(ConsumerState state, ref ReadOnlySpan<byte> from)
    {
        ulong sequence = 0;
        ulong consumerSequence = 0;
        for (int count = GetCount(ref from); count > 0; count--)
        {
            sequence += VarInt.Read(ref from);
            consumerSequence += VarInt.Read(ref from);
            int deliveries = (int)VarInt.Read(ref from);
            long deliveredAt = GetTime(ref from, state.LastDelivery);
            int slot = state.Tracker.Add(sequence, consumerSequence, deliveredAt, deliveries);
            state.Schedule.Schedule(slot, GetTime(ref from, deliveredAt));
        }
    }

    /// <summary>A length that the bytes behind it can hold; a damaged one must not ask for all memory.</summary>
    private static int GetCount(ref ReadOnlySpan<byte> from)
    {
        ulong count = VarInt.Read(ref from);
        return count <= (ulong)from.Length ? (int)count : throw new InvalidDataException("A consumer's state is cut off.");
    }

    private static void PutTime(IBufferWriter<byte> to, long time, long relativeTo) => VarInt.Write(to, VarInt.ZigZag(unchecked(time - relativeTo)));

    private static long GetTime(ref ReadOnlySpan<byte> from, long relativeTo) => unchecked(relativeTo + VarInt.UnZigZag(VarInt.Read(ref from)));
}
