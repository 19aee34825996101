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

    /// <summary>All of them as of one moment.</summary>
    public StreamShadow[] All()
    {
        lock (_lock)
        {
            return [.. _bySubscriber.Values.SelectMany(shadows => shadows)];
        }
    }

    /// <summary>A subscriber has entered the account's interest.</summary>
    public void Add(ISubscriber subscriber)
    {
        if (Volatile.Read(ref _imports).Length == 0)
        {
            return;
        }

        List<StreamShadow> changed = [];
        lock (_lock)
        {
            Cast(subscriber, changed);
        }

        Tell(changed);
    }

    /// <summary>A subscriber has left the account's interest.</summary>
    public void Remove(ISubscriber subscriber)
    {
        if (Volatile.Read(ref _imports).Length == 0)
        {
            return;
        }

        StreamShadow[]? shadows;
        lock (_lock)
        {
            if (_bySubscriber.Remove(subscriber, out shadows))
            {
                Array.ForEach(shadows, shadow => shadow.Vanish());
            }
        }

        Tell(shadows ?? []);
    }

    /// <summary>Takes over which streams are imported now.</summary>
    public void Rewire(StreamImport[] imports)
    {
        List<StreamShadow> changed = [];
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
                changed.AddRange(shadows);
            }

            _bySubscriber.Clear();
            List<ISink> interest = [];
            importer.Interest.CopyTo(interest);
            foreach (ISubscriber subscriber in interest.OfType<ISubscriber>())
            {
                Cast(subscriber, changed);
            }
        }

        Tell(changed);
    }

    /// <summary>Lets the exporting accounts know who listens there now. Not under the lock: who is told may subscribe in turn.</summary>
    private static void Tell(IEnumerable<StreamShadow> changed)
    {
        foreach (StreamShadow shadow in changed)
        {
            shadow.Import.Exporter.Observer?.OnChanged(shadow.Subject);
        }
    }

    private void Cast(ISubscriber subscriber, List<StreamShadow> changed)
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
                changed.Add(shadow);
            }
        }

        if (shadows.Count > 0)
        {
            _bySubscriber.Add(subscriber, [.. shadows]);
        }
    }
}
