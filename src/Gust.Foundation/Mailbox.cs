namespace Gust.Foundation;

/// <summary>What comes to one owner, worked off in batches by one thread at a time.</summary>
/// <remarks>
/// Thread-safe. Whoever posts into an empty mailbox schedules its owner; while that is at work others only add. The owner gets all that
/// has come by then in one batch, so whatever it does once per batch (a commit, a flush) is shared by many. The lock is a leaf.
/// </remarks>
/// <typeparam name="T">An item; a value type costs no allocation.</typeparam>
internal sealed class Mailbox<T>
{
    /// <summary>Items of room that an idle mailbox keeps.</summary>
    private const int KeptMax = 256;

    private readonly Lock _lock = new();
    private readonly IWorkScheduler _scheduler;
    private readonly MailboxOwner<T> _owner;
    private readonly Action _drain;
    private T[] _filling = [];
    private T[] _draining = [];
    private int _count;
    private bool _isClaimed;

    /// <param name="scheduler">Where the owner works.</param>
    /// <param name="owner">Takes a batch, which is its own until it returns. Must not throw.</param>
    public Mailbox(IWorkScheduler scheduler, MailboxOwner<T> owner)
    {
        _scheduler = scheduler;
        _owner = owner;
        _drain = Drain;
    }

    /// <summary>Items that the owner has not been given yet: the measure of back-pressure.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Post(in T item)
    {
        bool claims;
        lock (_lock)
        {
            if (_count == _filling.Length)
            {
                Array.Resize(ref _filling, Math.Max(4, _count * 2));
            }

            _filling[_count++] = item;
            claims = !_isClaimed;
            _isClaimed = true;
        }

        if (claims)
        {
            _scheduler.Schedule(_drain);
        }
    }

    /// <summary>Hands over what has come, once; when more came meanwhile, the owner is scheduled again behind others.</summary>
    private void Drain()
    {
        int count;
        lock (_lock)
        {
            (_filling, _draining) = (_draining, _filling);
            count = _count;
            _count = 0;
        }

        _owner(_draining.AsSpan(0, count));
        Array.Clear(_draining, 0, count);
        bool goesOn;
        lock (_lock)
        {
            if (_draining.Length > KeptMax)
            {
                _draining = [];
            }

            goesOn = _isClaimed = _count > 0;
        }

        if (goesOn)
        {
            _scheduler.Schedule(_drain);
        }
    }
}
