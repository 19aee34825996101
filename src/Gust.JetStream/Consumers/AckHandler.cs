using Gust.Foundation;
using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>What acknowledgements do (spec: jetstream.md section 5). Owned by <see cref="Consumer"/>.</summary>
internal sealed class AckHandler(ConsumerParts parts, IRandom random)
{
    private readonly ConsumerState _state = parts.State;

    /// <summary>False when the message was never delivered: then nothing is answered.</summary>
    public bool Handle(in AckSubject ack, in AckBody body, long now)
    {
        if (ack.StreamSequence > _state.Delivered.Stream)
        {
            return false;
        }

        int slot = _state.Tracker.Find(ack.StreamSequence);
        switch (body.Kind)
        {
            case AckKind.Ack:
            case AckKind.Next:
                Acknowledge(ack, slot, now);
                break;
            case AckKind.Terminate:
                Terminate(ack, slot, body.Reason());
                _state.LastAck = now;
                break;
            case AckKind.Nak when slot != AckTracker.None:
                Refuse(slot, body.NakDelay(), now);
                break;
            case AckKind.Progress when slot != AckTracker.None:
                _state.Defer(slot, _state.DueAfter(_state.Tracker[slot].Deliveries, now));
                break;
        }

        return true;
    }

    /// <summary>All up to a sequence, as flow control answers say it.</summary>
    public void AcknowledgeUpTo(ulong sequence, long now)
    {
        int slot = _state.Tracker.Oldest;
        if (slot == AckTracker.None || _state.Tracker[slot].Sequence > sequence)
        {
            return;
        }

        while (slot != AckTracker.None && _state.Tracker[slot].Sequence <= sequence)
        {
            parts.Settled.Add(_state.Tracker[slot].Sequence);
            slot = _state.Tracker[slot].Newer;
        }

        _state.SettleUpTo(sequence);
        _state.LastAck = now;
    }

    /// <summary>Makes a message that is due again ready, or gives it up when it was delivered often enough.</summary>
    public void Again(int slot)
    {
        ref PendingMessage message = ref _state.Tracker[slot];
        if (_state.Settings.MaxDeliver <= 0 || message.Deliveries < _state.Settings.MaxDeliver)
        {
            _state.Schedule.MakeReady(slot);
            return;
        }

        parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.MaxDeliveries)
        {
            StreamSequence = message.Sequence,
            Deliveries = message.Deliveries,
        });
        _state.GiveUp(slot);
    }

    private void Acknowledge(in AckSubject ack, int slot, long now)
    {
        if (slot != AckTracker.None)
        {
            Sample(_state.Tracker[slot], now);
        }

        Settle(ack, slot);
        _state.LastAck = now;
    }

    private void Terminate(in AckSubject ack, int slot, string? reason)
    {
        bool pending = slot != AckTracker.None;
        parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Terminated)
        {
            ConsumerSequence = pending ? _state.Tracker[slot].ConsumerSequence : ack.ConsumerSequence,
            StreamSequence = ack.StreamSequence,
            Deliveries = pending ? _state.Tracker[slot].Deliveries : (int)Math.Clamp(ack.Deliveries, 1, int.MaxValue),
            Reason = reason,
        });
        Settle(ack, slot);
    }

    private void Settle(in AckSubject ack, int slot)
    {
        if (_state.Settings.AckPolicy != AckPolicy.Explicit)
        {
            AcknowledgeUpTo(ack.StreamSequence, _state.LastAck);
        }
        else if (slot != AckTracker.None)
        {
            _state.Settle(slot);
            parts.Settled.Add(ack.StreamSequence);
        }
        else if (parts.Store.TryLoad(ack.StreamSequence, out StoredMessage message)
            && _state.Cursor.Takes(message.Subject)
            && !_state.Cursor.IsAhead(message.Sequence, message.Subject))
        {
            parts.Settled.Add(ack.StreamSequence); // It was given up; a late acknowledgement still counts.
        }
    }

    private void Refuse(int slot, long delay, long now)
    {
        ref PendingMessage message = ref _state.Tracker[slot];
        parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Naked)
        {
            ConsumerSequence = message.ConsumerSequence,
            StreamSequence = message.Sequence,
            Deliveries = message.Deliveries,
        });
        _state.Defer(slot, Nanoseconds.Add(now, delay));
        if (delay == 0)
        {
            Again(slot);
        }
    }

    private void Sample(in PendingMessage message, long now)
    {
        int percent = _state.Settings.SamplePercent;
        if (percent > 0 && (percent >= 100 || random.Next(100) < percent))
        {
            parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.AckSampled)
            {
                ConsumerSequence = message.ConsumerSequence,
                StreamSequence = message.Sequence,
                Deliveries = message.Deliveries,
                AckTime = now - message.DeliveredAt,
            });
        }
    }
}
