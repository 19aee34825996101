namespace Gust.Core.Sharing;

/// <summary>The shadows of one account's subscriptions in the accounts it imports streams from.</summary>
/// <remarks>
/// Its lock is taken after a session's subscription table and before a subject tree's. An account without stream imports
/// takes no lock: it suffices that a subscription enters the account's interest before <see cref="Add"/> looks at the imports, and
/// that <see cref="Rewire"/> sets the imports before it looks at the interest.
/// </remarks>
internal sealed class StreamShadows(Account importer, Broker broker)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ISubscriber, StreamShadow[]> _bySubscriber = [];
    private StreamImport[] _imports = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _bySubscriber.Values.Sum(shadows => shadows.Length);
            }
        }
    }

    /// <summary>A subscriber has entered the account's interest.</summary>
    public void Add(ISubscriber subscriber)
    {
        if (Volatile.Read(ref _imports).Length > 0)
        {
            lock (_lock)
            {
                Cast(subscriber);
            }
        }
    }

    /// <summary>A subscriber has left the account's interest.</summary>
    public void Remove(ISubscriber subscriber)
    {
        if (Volatile.Read(ref _imports).Length > 0)
        {
            lock (_lock)
            {
                if (_bySubscriber.Remove(subscriber, out StreamShadow[]? shadows))
                {
                    Array.ForEach(shadows, shadow => shadow.Vanish());
                }
            }
        }
    }

    /// <summary>Takes over which streams are imported now.</summary>
    public void Rewire(StreamImport[] imports)
    {
        lock (_lock)
        {
            StreamImport[] former = _imports;
            if (former.AsSpan().SequenceEqual(imports))
            {
                return;
            }

            Volatile.Write(ref _imports, imports);
            foreach (StreamShadow[] shadows in _bySubscriber.Values)
            {
                Array.ForEach(shadows, shadow => shadow.Vanish());
            }

            _bySubscriber.Clear();
            List<ISink> interest = [];
            importer.Interest.CopyTo(interest);
            foreach (ISubscriber subscriber in interest.OfType<ISubscriber>())
            {
                Cast(subscriber);
            }
        }
    }

    private void Cast(ISubscriber subscriber)
    {
        if (_bySubscriber.ContainsKey(subscriber))
        {
            return;
        }

        List<StreamShadow> shadows = [];
        foreach (StreamImport import in _imports)
        {
            if (import.Path.Narrow(subscriber.Subject) is { } subject)
            {
                StreamShadow shadow = new(import, importer, subscriber, subject, broker);
                shadow.Appear();
                shadows.Add(shadow);
            }
        }

        if (shadows.Count > 0)
        {
            _bySubscriber.Add(subscriber, [.. shadows]);
        }
    }
}
