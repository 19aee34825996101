using System.Collections.Concurrent;
using Gust.Foundation;

namespace Gust.Core.Connections;

/// <summary>The connections of one server: those there are, the last that have ended, and what all of them have done.</summary>
/// <remarks>
/// The lock is a leaf. It is taken when a connection ends or changes its account, and to look; never by a message, and not by
/// a connection that comes.
/// </remarks>
internal sealed class ConnectionBook(TimeProvider time)
{
    /// <summary>How old <see cref="RecentTraffic"/> may be: a sum looks at all connections.</summary>
    private static readonly TimeSpan s_recent = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ulong, ClientSession> _open = new();
    private readonly Lock _lock = new();
    private readonly TrafficLedger _ledger = new();
    private readonly ClosedConnections _closed = new();
    private Dictionary<Account, Traffic> _recentTraffic = [];
    private long _recentTrafficAt = long.MinValue;
    private long _stalls;
    private long _routeMisses;
    private long _routeHits;

    public int Count => _open.Count;

    /// <summary>Connections that have ended, by reason.</summary>
    public CloseCounts Ends { get; } = new();

    /// <summary>From a message's waiting for its client to its being with the operating system, of a sample.</summary>
    public DurationHistogram DeliveryTimes { get; } = new();

    /// <summary>Connections closed because they did not take their messages in time.</summary>
    public long SlowConsumers => Ends.Of(CloseReason.SlowConsumerPendingBytes) + Ends.Of(CloseReason.SlowConsumerWriteDeadline);

    /// <summary>Connections closed because they did not answer pings.</summary>
    public long StaleConnections => Ends.Of(CloseReason.StaleConnection);

    /// <summary>How often a client's reading was held up because a subscriber of its messages was congested.</summary>
    public long Stalls => Volatile.Read(ref _stalls);

    public ICollection<ClientSession> Open => _open.Values;

    /// <summary>Oldest first.</summary>
    public ClosedConnection[] Closed
    {
        get
        {
            lock (_lock)
            {
                return _closed.All;
            }
        }
    }

    public void Add(ClientSession session) => _open[session.Id] = session;

    /// <summary>Null when it has ended.</summary>
    public ClientSession? Find(ulong id) => _open.GetValueOrDefault(id);

    /// <summary>It goes on in another account, which it is not in yet.</summary>
    public void LeaveAccount(ClientSession session)
    {
        lock (_lock)
        {
            if (_open.ContainsKey(session.Id))
            {
                _ledger.Leave(session);
            }
        }
    }

    /// <summary>It has ended.</summary>
    /// <param name="session">Present until now.</param>
    /// <param name="remains">What to remember of it.</param>
    /// <param name="max">Ended connections to remember.</param>
    public void Retire(ClientSession session, ClosedConnection remains, int max)
    {
        lock (_lock)
        {
            if (_open.TryRemove(session.Id, out _))
            {
                _routeMisses += session.Publisher.RouteMisses;
                _ledger.Retire(session);
                _closed.Add(remains, max);
            }
        }
    }

    /// <summary>By account, since the server's start. Never less than before.</summary>
    public Dictionary<Account, Traffic> Traffic()
    {
        lock (_lock)
        {
            return _ledger.Sum(_open.Select(pair => pair.Value));
        }
    }

    /// <summary>The same as of a moment ago, for who asks for one account after the other.</summary>
    public IReadOnlyDictionary<Account, Traffic> RecentTraffic()
    {
        lock (_lock)
        {
            if (_recentTrafficAt == long.MinValue || time.GetElapsedTime(_recentTrafficAt) >= s_recent)
            {
                _recentTraffic = _ledger.Sum(_open.Select(pair => pair.Value));
                _recentTrafficAt = time.GetTimestamp();
            }

            return _recentTraffic;
        }
    }

    /// <summary>Routes of messages from clients, since the server's start.</summary>
    public RouteCounts Routes()
    {
        lock (_lock)
        {
            long messages = _ledger.Sum(_open.Select(pair => pair.Value)).Values.Sum(traffic => traffic.InMessages);
            long misses = _routeMisses + _open.Sum(pair => pair.Value.Publisher.RouteMisses);
            _routeHits = Math.Max(_routeHits, messages - misses); // both grow while they are added up
            return new RouteCounts(_routeHits, misses);
        }
    }

    public void CountEnd(CloseReason reason, Account account)
    {
        Ends.Count(reason);
        if (reason is CloseReason.SlowConsumerPendingBytes or CloseReason.SlowConsumerWriteDeadline)
        {
            account.CountSlowConsumer();
        }
    }

    public void CountStall() => Interlocked.Increment(ref _stalls);
}
