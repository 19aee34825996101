namespace Gust.Core.Connections;

/// <summary>The last connections that have ended.</summary>
/// <remarks>Not thread-safe: its owner locks.</remarks>
internal sealed class ClosedConnections
{
    /// <summary>Subscriptions remembered in all; the oldest connections lose theirs first. About 100 bytes each.</summary>
    public const int SubscriptionsMax = 100_000;

    private readonly Queue<ClosedConnection> _connections = new();

    /// <summary>Those of them that may still have subscriptions.</summary>
    private readonly Queue<ClosedConnection> _holders = new();
    private int _subscriptions;

    /// <summary>Oldest first.</summary>
    public ClosedConnection[] All => [.. _connections];

    /// <summary>Remembers one more, and no more than <paramref name="max"/>.</summary>
    public void Add(ClosedConnection connection, int max)
    {
        _connections.Enqueue(connection);
        if (connection.Subscriptions.Count > 0)
        {
            _holders.Enqueue(connection);
            _subscriptions += connection.Subscriptions.Count;
        }

        while (_connections.Count > max)
        {
            Forget(_connections.Dequeue());
        }

        while (_subscriptions > SubscriptionsMax)
        {
            Forget(_holders.Peek());
        }
    }

    /// <summary>Connections are dropped in the order they came, so one that holds subscriptions is the first of the holders.</summary>
    private void Forget(ClosedConnection connection)
    {
        if (connection.Subscriptions.Count > 0)
        {
            _holders.Dequeue();
            _subscriptions -= connection.Subscriptions.Count;
            connection.ForgetSubscriptions();
        }
    }
}
