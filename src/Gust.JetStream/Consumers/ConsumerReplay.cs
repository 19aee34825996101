namespace Gust.JetStream.Consumers;

/// <summary>Applies journaled records to a state.</summary>
internal static class ConsumerReplay
{
    public static void Apply(ConsumerState state, ReadOnlySpan<byte> records)
    {
        state.Records.IsReplaying = true;
        try
        {
            while (!records.IsEmpty)
            {
                var kind = (ConsumerRecordKind)records[0];
                records = records[1..];
                ApplyOne(state, kind, ref records);
            }
        }
        finally
        {
            state.Records.IsReplaying = false;
        }
    }

    private static void ApplyOne(ConsumerState state, ConsumerRecordKind kind, ref ReadOnlySpan<byte> records)
    {
        ulong first = VarInt.Read(ref records);
        switch (kind)
        {
            case ConsumerRecordKind.Delivered:
                state.Deliver(state.Delivered.Stream + first, state.AbsoluteTime(VarInt.Read(ref records)));
                break;
            case ConsumerRecordKind.Passed:
                ulong deliveries = VarInt.Read(ref records);
                state.Pass(state.Delivered.Stream + first, deliveries, state.AbsoluteTime(VarInt.Read(ref records)));
                break;
            case ConsumerRecordKind.Redelivered:
                state.Redeliver(Find(state, first), state.AbsoluteTime(VarInt.Read(ref records)));
                break;
            case ConsumerRecordKind.Deferred:
                state.Defer(Find(state, first), state.AbsoluteTime(VarInt.Read(ref records)));
                break;
            case ConsumerRecordKind.Settled:
                state.Settle(Find(state, first));
                break;
            case ConsumerRecordKind.GivenUp:
                state.GiveUp(Find(state, first));
                break;
            case ConsumerRecordKind.SettledUpTo:
                state.SettleUpTo(first);
                break;
            case ConsumerRecordKind.Reset:
                state.Reset(first);
                break;
            case ConsumerRecordKind.Skipped:
                state.Skip(first);
                break;
            default:
                throw new InvalidDataException($"A consumer's journal has a record of unknown kind {(byte)kind}.");
        }
    }

    private static int Find(ConsumerState state, ulong sequence)
    {
        int slot = state.Tracker.Find(sequence);
        return slot != AckTracker.None
            ? slot
            : throw new InvalidDataException($"A consumer's journal speaks of message {sequence}, which is not pending.");
    }
}
