using System.Globalization;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Backups;

/// <summary>How far a consumer was, as archives tell it.</summary>
internal sealed record ConsumerBackupState
{
    public SequenceInfo Delivered { get; set; } = new();

    public SequenceInfo AckFloor { get; set; } = new();

    /// <summary>By stream sequence.</summary>
    public IReadOnlyDictionary<string, PendingBackup>? Pending { get; set; }

    /// <summary>Deliveries after the first, by stream sequence.</summary>
    public IReadOnlyDictionary<string, ulong>? Redelivered { get; set; }

    public static JsonShape<ConsumerBackupState> Shape { get; } = new JsonShapeBuilder<ConsumerBackupState>("ConsumerState")
        .Always("delivered", Codecs.Object(SequenceInfo.Shape), r => r.Delivered, (r, v) => r.Delivered = v ?? new())
        .Always("ack_floor", Codecs.Object(SequenceInfo.Shape), r => r.AckFloor, (r, v) => r.AckFloor = v ?? new())
        .Optional("pending", Codecs.ObjectMap(PendingBackup.Shape), r => r.Pending, (r, v) => r.Pending = v)
        .Optional("redelivered", Codecs.CountMap, r => r.Redelivered, (r, v) => r.Redelivered = v)
        .Build();

    public static ConsumerBackupState Of(ConsumerState state)
    {
        Dictionary<string, PendingBackup> pending = [];
        Dictionary<string, ulong> redelivered = [];
        for (int slot = state.Tracker.Oldest; slot != AckTracker.None; slot = state.Tracker[slot].Newer)
        {
            ref PendingMessage message = ref state.Tracker[slot];
            string sequence = message.Sequence.ToString(CultureInfo.InvariantCulture);
            pending[sequence] = new PendingBackup { Sequence = message.ConsumerSequence, Timestamp = message.DeliveredAt };
            if (message.Deliveries > 1)
            {
                redelivered[sequence] = (ulong)message.Deliveries - 1;
            }
        }

        return new ConsumerBackupState
        {
            Delivered = new SequenceInfo { Consumer = state.Delivered.Consumer, Stream = state.Delivered.Stream },
            AckFloor = new SequenceInfo { Consumer = state.AckFloor.Consumer, Stream = state.AckFloor.Stream },
            Pending = pending,
            Redelivered = redelivered,
        };
    }

    /// <summary>Gives a new consumer this state.</summary>
    /// <param name="state">Of the consumer.</param>
    /// <param name="now">Unix nanoseconds: nothing was delivered later.</param>
    /// <exception cref="InvalidDataException">It cannot be one.</exception>
    public void ApplyTo(ConsumerState state, long now)
    {
        Check(AckFloor.Consumer <= Delivered.Consumer && AckFloor.Stream <= Delivered.Stream, "the ack floor is above what was delivered");
        Check(Delivered.Stream < ulong.MaxValue, "it was delivered the last message of all");
        List<(ulong Sequence, PendingBackup Message)> pending = [.. (Pending ?? new Dictionary<string, PendingBackup>()).Select(one => (Number(one.Key), one.Value))];
        pending.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
        state.Place(new ConsumerPosition(Delivered.Consumer, Delivered.Stream), new ConsumerPosition(AckFloor.Consumer, AckFloor.Stream), lastDelivery: 0, timeBase: now);
        state.Cursor.MoveTo(Delivered.Stream + 1, null, state.Settings.Filter);
        ConsumerPosition previous = state.AckFloor;
        foreach ((ulong sequence, PendingBackup message) in state.Settings.TracksAcks ? pending : [])
        {
            Check(sequence > 0 && sequence <= Delivered.Stream, $"message {sequence} is pending and was not delivered");
            Check(message.Sequence > previous.Consumer && message.Sequence <= Delivered.Consumer, $"message {sequence} is pending out of order");
            ulong again = Redelivered is not null && Redelivered.TryGetValue(sequence.ToString(CultureInfo.InvariantCulture), out ulong count) ? count : 0;
            int deliveries = (int)Math.Min(again, int.MaxValue - 1) + 1;
            long deliveredAt = Math.Min(message.Timestamp, now);
            int slot = state.Tracker.Add(sequence, message.Sequence, deliveredAt, deliveries);
            state.Schedule.Schedule(slot, state.DueAfter(deliveries, deliveredAt));
            previous = new ConsumerPosition(message.Sequence, sequence);
        }
    }

    private static void Check(bool holds, string why)
    {
        if (!holds)
        {
            throw new InvalidDataException(why);
        }
    }

    private static ulong Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : throw new InvalidDataException($"'{text}' is no sequence");
}
