namespace Gust.JetStream.Consumers;

/// <summary>Chooses the pull request that gets the next message (spec: jetstream.md section 6). Owned by <see cref="Consumer"/>.</summary>
/// <remarks>The reference takes several groups in the configuration but keeps one pinned client; so do we.</remarks>
internal sealed class PriorityGroups(ConsumerParts parts)
{
    /// <summary>The request to be served; null when none may be.</summary>
    public WaitingRequest? Choose(long now) => parts.State.Settings.PriorityPolicy switch
    {
        PriorityPolicy.Overflow => ChooseOverflow(),
        PriorityPolicy.PinnedClient => ChoosePinned(now),
        _ => parts.Pull.First,
    };

    /// <summary>Ends the pinning. As in the reference others are told of an admin's wish though nobody was pinned.</summary>
    public void Unpin(string reason)
    {
        parts.Pin.Release();
        parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Unpinned) { Group = Group, Reason = reason });
    }

    private string? Group => parts.State.Settings.PriorityGroups is [var first, ..] ? first : null;

    private WaitingRequest? ChooseOverflow()
    {
        long pending = parts.State.Cursor.Pending;
        long ackPending = parts.State.Tracker.Count;
        WaitingRequest? request = parts.Pull.First;
        while (request is not null && !IsOverflowing(request.Asked, pending, ackPending))
        {
            request = request.Next;
        }

        return request;
    }

    private static bool IsOverflowing(in PullRequest asked, long pending, long ackPending)
    {
        bool unconditional = asked.MinPending <= 0 && asked.MinAckPending <= 0;
        return unconditional
            || (asked.MinPending > 0 && pending >= asked.MinPending)
            || (asked.MinAckPending > 0 && ackPending >= asked.MinAckPending);
    }

    private WaitingRequest? ChoosePinned(long now)
    {
        WaitingRequest? request = parts.Pull.First;
        while (request is not null)
        {
            if (request.PinId is null && parts.Pin.Id is null)
            {
                Pin(request, now);
                return request;
            }

            if (request.PinId is not null && request.PinId == parts.Pin.Id)
            {
                return request;
            }

            request = request.PinId is null ? request.Next : Refuse(request);
        }

        return null;
    }

    private void Pin(WaitingRequest request, long now)
    {
        parts.Pin.Pin(now, parts.State.Settings.PriorityTimeout);
        request.PinId = parts.Pin.Id;
        parts.Port.Advise(new ConsumerAdvisory(ConsumerAdvisoryKind.Pinned) { Group = Group, PinnedId = parts.Pin.Id });
    }

    /// <summary>Ends a request whose client was pinned once and is no more.</summary>
    private WaitingRequest? Refuse(WaitingRequest request)
    {
        parts.Port.SendStatus(request.Inbox, parts.Status.WithRest(PullStatus.WrongPin, request.Left, request.BytesLeft), default);
        return parts.Pull.Remove(request);
    }
}
