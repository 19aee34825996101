using System.Diagnostics.CodeAnalysis;
using Gust.JetStream.Model;

namespace Gust.JetStream.Streams;

/// <summary>The consumers of one stream. Owned by it.</summary>
internal sealed class StreamConsumers(StreamOwner stream)
{
    private readonly SortedDictionary<string, ConsumerHost> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<byte[], ConsumerHost> _byBytes = new(Core.BytesComparer.Instance);
    private readonly Dictionary<uint, ConsumerHost> _byNumber = [];
    private readonly List<ConsumerHost> _ready = [];
    private readonly List<ConsumerHost> _expired = [];
    private ConsumerHost[] _all = [];

    public bool AreNone => _all.Length == 0;

    /// <summary>One of them has something to do.</summary>
    public bool HasReady => _ready.Count > 0;

    /// <summary>All of them, those of mirrors and sources too, in the order of their names.</summary>
    public IReadOnlyList<ConsumerHost> All => _all;

    /// <summary>Creations, updates and deletions that have been proposed and not happened yet.</summary>
    public int Changing { get; set; }

    /// <summary>Number that was given to the newest; each has another.</summary>
    public uint LastNumber { get; set; }

    /// <summary>The earliest moment at which one of them wants to be called.</summary>
    public long NextDue
    {
        get
        {
            long due = Nanoseconds.Never;
            foreach (ConsumerHost host in _all)
            {
                due = Math.Min(due, host.NextDue);
            }

            return due;
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out ConsumerHost? host) => _byName.TryGetValue(name, out host);

    public bool TryGet(ReadOnlySpan<byte> name, [NotNullWhen(true)] out ConsumerHost? host) =>
        _byBytes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out host);

    public bool TryGet(uint number, [NotNullWhen(true)] out ConsumerHost? host) => _byNumber.TryGetValue(number, out host);

    /// <summary>The configurations by name, as the rules want them: without those of mirrors and sources.</summary>
    public Dictionary<string, ConsumerConfig> Configurations() =>
        _all.Where(host => !host.Config.Direct).ToDictionary(host => host.Name, host => host.Config, StringComparer.Ordinal);

    public ConsumerHost Add(uint number, ConsumerConfig config, long created)
    {
        ConsumerHost host = new(stream, number, config, created);
        _byName[host.Name] = host;
        _byBytes[System.Text.Encoding.UTF8.GetBytes(host.Name)] = host;
        _byNumber[number] = host;
        _all = [.. _byName.Values];
        LastNumber = Math.Max(LastNumber, number);
        stream.Site.Directory.OnConsumerAdded(stream, host);
        return host;
    }

    public void Remove(ConsumerHost host)
    {
        _byName.Remove(host.Name);
        _byBytes.Remove(System.Text.Encoding.UTF8.GetBytes(host.Name));
        _byNumber.Remove(host.Number);
        _ready.Remove(host);
        _all = [.. _byName.Values];
        stream.Site.Directory.OnConsumerRemoved(stream, host);
    }

    /// <summary>Gives a consumer a turn in this turn of the stream.</summary>
    public void MarkReady(ConsumerHost host)
    {
        if (!host.IsReady)
        {
            host.IsReady = true;
            _ready.Add(host);
        }
    }

    public void OnAppended(ulong sequence, ReadOnlySpan<byte> subject)
    {
        foreach (ConsumerHost host in _all)
        {
            if (host.IsOpen)
            {
                host.Engine.OnCommitted(sequence, subject);
                MarkReady(host);
            }
        }
    }

    public void OnRemoved(ulong sequence, ReadOnlySpan<byte> subject)
    {
        foreach (ConsumerHost host in _all)
        {
            if (host.IsOpen)
            {
                host.Engine.OnRemoved(sequence, subject, stream.Now);
                MarkReady(host);
            }
        }
    }

    public void OnPurged()
    {
        foreach (ConsumerHost host in _all)
        {
            if (host.IsOpen)
            {
                host.Engine.OnPurged(stream.Now);
                MarkReady(host);
            }
        }
    }

    /// <summary>Subscriptions of the account have changed.</summary>
    public void OnInterestChanged(long now)
    {
        foreach (ConsumerHost host in _all)
        {
            if (host.IsOpen && host.Engine.Settings.IsPush)
            {
                host.BindInterest(now);
                MarkReady(host);
            }
        }
    }

    /// <summary>What was journaled of them may be lost.</summary>
    public void DistrustRecords()
    {
        foreach (ConsumerHost host in _all)
        {
            host.DistrustRecords();
        }
    }

    /// <summary>Gives memory back that idle consumers do not need.</summary>
    public void Trim()
    {
        foreach (ConsumerHost host in _all)
        {
            host.Engine.Trim();
        }
    }

    /// <summary>A consumer's time is over; it is removed once its engine's call is done.</summary>
    public void Expire(ConsumerHost host) => _expired.Add(host);

    /// <summary>Lets those work that have something to do. True: one of them wants another turn.</summary>
    public bool Pump(long now)
    {
        foreach (ConsumerHost host in _all)
        {
            if (host.IsOpen && host.NextDue <= now)
            {
                host.Engine.OnTimer(now);
                MarkReady(host);
            }
        }

        int count = _ready.Count;
        for (int i = 0; i < count; i++)
        {
            ConsumerHost host = _ready[i];
            host.IsReady = false;
            if (host.IsOpen && host.Pump(now))
            {
                MarkReady(host);
            }
        }

        _ready.RemoveRange(0, count);
        EndExpired();
        return _ready.Count > 0;
    }

    private void EndExpired()
    {
        for (int i = 0; i < _expired.Count; i++)
        {
            stream.DeleteConsumer(_expired[i]);
        }

        _expired.Clear();
    }
}
