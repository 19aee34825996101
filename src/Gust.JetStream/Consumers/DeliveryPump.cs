using Gust.Storage.Streams;

namespace Gust.JetStream.Consumers;

/// <summary>Brings messages to who wants them: what is due again first, then what is next. Owned by <see cref="Consumer"/>.</summary>
internal sealed class DeliveryPump(ConsumerParts parts)
{
    /// <summary>Messages of one run; others of the stream want their turn too.</summary>
    private const int MessagesMax = 512;

    private readonly ConsumerState _state = parts.State;
    private readonly PullQueue _pull = parts.Pull;

    /// <summary>Delivers what can be. True: it stopped for fairness and there may be more.</summary>
    public bool Run(long now)
    {
        for (int sent = 0; sent < MessagesMax; sent++)
        {
            if (!TrySendOne(now))
            {
                EndImpatient();
                return false;
            }
        }

        return true;
    }

    private bool TrySendOne(long now)
    {
        if (parts.Pause.IsPaused(now))
        {
            return false;
        }

        return _state.Settings.IsPush
            ? parts.Push.MaySend(now) && TryChoose(now, out StoredMessage next, out int again) && TryPush(next, again, now)
            : _pull.Count > 0 && TryChoose(now, out StoredMessage message, out int slot) && TryServe(message, slot, now);
    }

    /// <param name="slot">The pending message that is to be delivered again; <see cref="AckTracker.None"/>: it is the first time.</param>
    private bool TryChoose(long now, out StoredMessage message, out int slot)
    {
        while ((slot = _state.Schedule.Ready) != AckTracker.None)
        {
            if (parts.Store.TryLoad(_state.Tracker[slot].Sequence, out message))
            {
                return true;
            }

            _state.Settle(slot);
        }

        message = default;
        return _state.HasCredit
            && _state.Cursor.TryPeek(out message)
            && parts.Replay.MayDeliver(message.Sequence, message.Time, now);
    }

    private bool TryPush(in StoredMessage message, int slot, long now)
    {
        ReadOnlySpan<byte> reply = Reply(message, slot);
        StoredMessage shown = Shown(message, pinId: null);
        if (!parts.Port.Deliver(_state.Settings.DeliverSubject, shown, reply))
        {
            parts.Push.Bind(bound: false, now);
            parts.Inactivity.Used(now);
            return false;
        }

        long size = Size(shown, reply);
        Book(message, slot, now);
        bool mustAsk = parts.Push.OnSent(size, now)
            || (_state.Settings.AckPolicy == AckPolicy.FlowControl && !_state.HasCredit && parts.Push.AskNow());
        if (mustAsk)
        {
            parts.Port.SendStatus(_state.Settings.DeliverSubject, parts.Status.FlowControl(), parts.Push.FlowControlSubject);
        }

        return true;
    }

    /// <summary>Offers a message to one request after the other until one takes it.</summary>
    private bool TryServe(in StoredMessage message, int slot, long now)
    {
        ReadOnlySpan<byte> reply = Reply(message, slot);
        while (parts.Groups.Choose(now) is { } request)
        {
            StoredMessage shown = Shown(message, parts.Pin.Id);
            long size = Size(shown, reply);
            if (!request.Fits(size))
            {
                parts.Port.SendStatus(request.Inbox, parts.Status.WithRest(PullStatus.TooLarge, request.Left, request.BytesLeft), default);
                _pull.Remove(request);
                continue;
            }

            if (!parts.Port.Deliver(request.Inbox, shown, reply))
            {
                _pull.Remove(request);
                continue;
            }

            Book(message, slot, now);
            parts.Inactivity.Used(now);
            TouchPin(now);
            _pull.Serve(request, size, now);
            EndIfServed(request);
            return true;
        }

        return false;
    }

    private void TouchPin(long now)
    {
        if (parts.Pin.Id is not null)
        {
            parts.Pin.Touch(now, _state.Settings.PriorityTimeout);
        }
    }

    private void EndIfServed(WaitingRequest request)
    {
        if (request.Left > 0)
        {
            return;
        }

        if (request.IsBoundInBytes && request.BytesLeft > 0)
        {
            parts.Port.SendStatus(request.Inbox, parts.Status.WithRest(PullStatus.BatchCompleted, 0, request.BytesLeft), default);
        }

        _pull.Remove(request);
    }

    private void Book(in StoredMessage message, int slot, long now)
    {
        if (slot != AckTracker.None)
        {
            _state.Redeliver(slot, now);
            return;
        }

        parts.Replay.OnDelivered(message.Sequence, message.Time, now);
        _state.Deliver(message.Sequence, now);
        if (!_state.Settings.TracksAcks)
        {
            parts.Settled.Add(message.Sequence);
        }
    }

    private ReadOnlySpan<byte> Reply(in StoredMessage message, int slot)
    {
        bool again = slot != AckTracker.None;
        int deliveries = again ? _state.Tracker[slot].Deliveries + 1 : 1;
        long pending = again ? _state.Cursor.Pending : _state.Cursor.Pending - 1;
        return parts.Reply.Compose(deliveries, message.Sequence, _state.Delivered.Consumer + 1, message.Time, pending);
    }

    private StoredMessage Shown(in StoredMessage message, string? pinId)
    {
        bool headersOnly = _state.Settings.HeadersOnly;
        return headersOnly || pinId is not null
            ? new StoredMessage
            {
                Sequence = message.Sequence,
                Time = message.Time,
                Subject = message.Subject,
                Headers = parts.Headers.Compose(message.Headers, headersOnly ? message.Payload.Length : -1, pinId),
                Payload = headersOnly ? default : message.Payload,
            }
            : message;
    }

    private static long Size(in StoredMessage message, ReadOnlySpan<byte> reply) =>
        message.Subject.Length + reply.Length + message.Headers.Length + message.Payload.Length;

    /// <summary>Ends the requests that do not want to wait for what is not there. A message that replay holds back is there.</summary>
    private void EndImpatient()
    {
        if (_pull.Impatient == 0 || parts.Replay.Due != Nanoseconds.Never)
        {
            return;
        }

        bool caughtUp = _state.Cursor.Pending == 0 && _state.Schedule.Ready == AckTracker.None;
        WaitingRequest? request = _pull.First;
        while (request is not null)
        {
            bool ends = request.Asked.NoWait && (request.Asked.Expires == 0 || (request.Delivered > 0 && caughtUp));
            if (ends)
            {
                parts.Port.SendStatus(request.Inbox, parts.Status.Line(PullStatus.NoMessages), default);
            }

            request = ends ? _pull.Remove(request) : request.Next;
        }
    }
}
