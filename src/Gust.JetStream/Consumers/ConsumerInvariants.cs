using System.Diagnostics;
using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>What holds of a consumer after every <see cref="Consumer.Pump"/>. Costs a count of the stream: for debug builds and tests.</summary>
internal static class ConsumerInvariants
{
    [Conditional("DEBUG")]
    public static void CheckInDebug(Consumer consumer, long now, bool more) => Check(consumer, now, more);

    public static void Check(Consumer consumer, long now, bool more)
    {
        ConsumerParts parts = consumer.Parts;
        ConsumerState state = parts.State;
        Invariant.Holds(state.Cursor.Pending == state.Cursor.Count(), "num_pending is not what waits in the stream.");
        Invariant.Holds(
            state.AckFloor.Consumer <= state.Delivered.Consumer && state.AckFloor.Stream <= state.Delivered.Stream,
            "The ack floor is above what was delivered.");
        Invariant.Holds(state.Cursor.Next > state.Delivered.Stream || state.Cursor.Snapshot is not null, "What was delivered is still ahead.");
        CheckPending(state);
        Invariant.Holds(more || !IsStuck(parts, now), "A message, credit and a request are there, and nothing is delivered.");
    }

    private static void CheckPending(ConsumerState state)
    {
        int count = 0;
        int redelivered = 0;
        ulong previous = 0;
        ulong previousConsumer = 0;
        for (int slot = state.Tracker.Oldest; slot != AckTracker.None; slot = state.Tracker[slot].Newer)
        {
            ref PendingMessage message = ref state.Tracker[slot];
            count++;
            redelivered += message.Deliveries > 1 ? 1 : 0;
            Invariant.Holds(message.Sequence > previous && message.ConsumerSequence > previousConsumer, "Pending messages are out of order.");
            Invariant.Holds(message.ConsumerSequence > state.AckFloor.Consumer, "A pending message is below the ack floor.");
            Invariant.Holds(message.Sequence <= state.Delivered.Stream, "A pending message was not delivered.");
            Invariant.Holds(message.Place != RedeliveryPlace.Nowhere, "A pending message is not scheduled.");
            Invariant.Holds(state.Tracker.Find(message.Sequence) == slot, "A pending message cannot be found.");
            previous = message.Sequence;
            previousConsumer = message.ConsumerSequence;
        }

        Invariant.Holds(count == state.Tracker.Count && redelivered == state.Tracker.Redelivered, "Pending messages are counted wrong.");
    }

    /// <summary>Said apart from how <see cref="DeliveryPump"/> works.</summary>
    private static bool IsStuck(ConsumerParts parts, long now)
    {
        ConsumerState state = parts.State;
        ConsumerSettings settings = state.Settings;
        bool again = state.Schedule.ReadyCount > 0;
        bool fresh = state.Cursor.TryPeek(out StoredMessage message)
            && (!settings.TracksAcks || settings.MaxAckPending <= 0 || state.Tracker.Count < settings.MaxAckPending)
            && parts.Replay.MayDeliver(message.Sequence, message.Time, now);
        if ((!again && !fresh) || parts.Pause.IsPaused(now))
        {
            return false;
        }

        if (settings.IsPush)
        {
            return parts.Push.MaySend(now);
        }

        for (WaitingRequest? request = parts.Pull.First; request is not null; request = request.Next)
        {
            bool waits = settings.PriorityPolicy switch
            {
                PriorityPolicy.PinnedClient => parts.Pin.Id is not null && request.PinId != parts.Pin.Id,
                PriorityPolicy.Overflow => (request.Asked.MinPending > 0 || request.Asked.MinAckPending > 0)
                    && (request.Asked.MinPending <= 0 || state.Cursor.Pending < request.Asked.MinPending)
                    && (request.Asked.MinAckPending <= 0 || state.Tracker.Count < request.Asked.MinAckPending),
                _ => false,
            };
            if (!waits)
            {
                return true;
            }
        }

        return false;
    }
}
