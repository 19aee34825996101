namespace Gust.JetStream.Consumers;

/// <summary>Takes pull requests up, or refuses them (spec: jetstream.md section 6). Owned by <see cref="Consumer"/>.</summary>
internal sealed class PullHandler(ConsumerParts parts, DeliveryPump pump)
{
    private readonly PullQueue _queue = parts.Pull;

    public void Handle(ReadOnlySpan<byte> inbox, ReadOnlySpan<byte> body, long now)
    {
        if (inbox.IsEmpty)
        {
            return;
        }

        ConsumerSettings settings = parts.State.Settings;
        string? error = settings.IsPush ? PullStatus.PushBased : null;
        PullRequest request = default;
        if (error is null && PullRequestParser.Parse(body, out request) is { } unreadable)
        {
            error = "400 Bad Request - " + unreadable;
        }

        error ??= PullRules.Check(request, settings, parts.Pin);
        if (error is not null)
        {
            parts.Port.SendStatus(inbox, parts.Status.Line(error), default);
            return;
        }

        if (request.Expires < 0)
        {
            parts.Port.SendStatus(inbox, parts.Status.WithRest(PullStatus.RequestTimeout, request.Batch, request.MaxBytes), default);
            return;
        }

        Accept(inbox, request, now);
    }

    /// <summary>Ends all requests with a status.</summary>
    public void EndAll(string status)
    {
        for (WaitingRequest? request = _queue.First; request is not null; request = _queue.Remove(request))
        {
            parts.Port.SendStatus(request.Inbox, parts.Status.Line(status), default);
        }
    }

    /// <summary>Ends requests whose time is over and tells the others, who want to hear of us, that we are there.</summary>
    public void OnTimer(long now)
    {
        if (_queue.NextDue > now)
        {
            return;
        }

        WaitingRequest? request = _queue.First;
        while (request is not null)
        {
            if (request.ExpiresAt <= now)
            {
                parts.Inactivity.Used(now);
                parts.Port.SendStatus(request.Inbox, parts.Status.WithRest(PullStatus.RequestTimeout, request.Left, request.BytesLeft), default);
                request = _queue.Remove(request);
                continue;
            }

            if (request.HeartbeatAt <= now)
            {
                parts.Port.SendStatus(request.Inbox, parts.Status.Heartbeat(parts.State.Delivered, default), default);
                request.HeardFrom(now);
            }

            request = request.Next;
        }

        _queue.Rearm();
    }

    private void Accept(ReadOnlySpan<byte> inbox, in PullRequest request, long now)
    {
        parts.Inactivity.Used(now);
        if (request.PinId is not null)
        {
            parts.Pin.Touch(now, parts.State.Settings.PriorityTimeout);
        }

        bool impatient = request.NoWait && request.Expires == 0;
        bool full = _queue.Count >= parts.State.Settings.MaxWaiting;
        if ((impatient || full) && _queue.Count > 0)
        {
            pump.Run(now); // What could be delivered to those before decides what is left for this one.
            full = _queue.Count >= parts.State.Settings.MaxWaiting && !TryMakeRoom();
        }

        if (RefusalOf(request, impatient, full) is { } status)
        {
            parts.Port.SendStatus(inbox, parts.Status.Line(status), default);
        }
        else if (!full)
        {
            _queue.Add(inbox, request, now);
        }
    }

    private string? RefusalOf(in PullRequest request, bool impatient, bool full)
    {
        long pending = parts.State.Cursor.Pending;
        if (impatient && _queue.Count > 0 && pending > 0 && _queue.Wanted >= pending)
        {
            return PullStatus.RequestsPending;
        }

        if (!full)
        {
            return null;
        }

        // A client with a heartbeat notices that it is not served; a status would make it ask again at once.
        return impatient ? PullStatus.NoMessages : request.IdleHeartbeat > 0 ? null : PullStatus.ExceededMaxWaiting;
    }

    /// <summary>Forgets requests whose clients are gone.</summary>
    private bool TryMakeRoom()
    {
        WaitingRequest? request = _queue.First;
        while (request is not null)
        {
            request = parts.Port.HasInterest(request.Inbox) ? request.Next : _queue.Remove(request);
        }

        return _queue.Count < parts.State.Settings.MaxWaiting;
    }
}
