namespace Gust.JetStream.Consumers;

/// <summary>Pull requests in the order in which they are served: one message each, then behind the others. Owned by <see cref="Consumer"/>.</summary>
/// <remarks>With priorities, a lower number stands before a higher one, and requests of one number take turns.</remarks>
internal sealed class PullQueue
{
    private WaitingRequest? _last;
    private WaitingRequest? _spare;
    private bool _byPriority;

    public int Count { get; private set; }

    public WaitingRequest? First { get; private set; }

    /// <summary>When <see cref="PullTimes"/> must look again; may be too early, never too late.</summary>
    public long NextDue { get; private set; } = Nanoseconds.Never;

    /// <summary>Messages that the waiting requests could still take together.</summary>
    public long Wanted { get; private set; }

    public void Configure(ConsumerSettings settings) => _byPriority = settings.PriorityPolicy == PriorityPolicy.Prioritized;

    /// <summary>How many of them do not want to wait.</summary>
    public int Impatient { get; private set; }

    public WaitingRequest Add(ReadOnlySpan<byte> inbox, in PullRequest request, long now)
    {
        WaitingRequest waiting = _spare ?? new WaitingRequest();
        _spare = waiting.Next;
        waiting.Begin(inbox, request, now);
        Insert(waiting);
        Count++;
        Wanted += waiting.Left;
        Impatient += request.NoWait ? 1 : 0;
        NextDue = Math.Min(NextDue, Math.Min(waiting.ExpiresAt, waiting.HeartbeatAt));
        return waiting;
    }

    /// <summary>Books a message on a request and puts it behind its equals.</summary>
    public void Serve(WaitingRequest request, long size, long now)
    {
        request.Took(size, now);
        Wanted--;
        if (request.Next is not null)
        {
            Unlink(request);
            Insert(request);
        }
    }

    /// <summary>Forgets a request; answers the one behind it.</summary>
    public WaitingRequest? Remove(WaitingRequest request)
    {
        WaitingRequest? next = request.Next;
        Unlink(request);
        Count--;
        Wanted -= request.Left;
        Impatient -= request.Asked.NoWait ? 1 : 0;
        request.Previous = null;
        request.Next = _spare;
        _spare = request;
        return next;
    }

    /// <summary>Finds out anew when the next request expires or wants a heartbeat.</summary>
    public void Rearm()
    {
        NextDue = Nanoseconds.Never;
        for (WaitingRequest? request = First; request is not null; request = request.Next)
        {
            NextDue = Math.Min(NextDue, Math.Min(request.ExpiresAt, request.HeartbeatAt));
        }
    }

    public void Trim() => _spare = null;

    private void Insert(WaitingRequest request)
    {
        WaitingRequest? before = _last;
        while (_byPriority && before is not null && before.Asked.Priority > request.Asked.Priority)
        {
            before = before.Previous;
        }

        request.Previous = before;
        request.Next = before is null ? First : before.Next;
        if (request.Next is null)
        {
            _last = request;
        }
        else
        {
            request.Next.Previous = request;
        }

        if (before is null)
        {
            First = request;
        }
        else
        {
            before.Next = request;
        }
    }

    private void Unlink(WaitingRequest request)
    {
        if (request.Previous is null)
        {
            First = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            _last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }
    }
}
