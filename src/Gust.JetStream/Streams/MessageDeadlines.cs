using System.Buffers;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>When the time of single messages is over (<c>Nats-TTL</c>), and which of them have no end.</summary>
/// <remarks>
/// Some thirty bytes for each message that says so. A message that is gone is found out when its time has come, or when many have come since.
/// </remarks>
internal sealed class MessageDeadlines(IStreamStore store)
{
    private const int RoomMin = 1024;
    private readonly PriorityQueue<ulong, long> _due = new();
    private readonly HashSet<ulong> _endless = [];

    /// <summary>Taken, and perhaps not removed yet: until then an image needs them.</summary>
    private readonly List<ulong> _taken = [];
    private int _sweepAt = RoomMin;

    /// <summary>The earliest of them, in Unix nanoseconds.</summary>
    public long NextDue => _due.TryPeek(out _, out long due) ? due : Nanoseconds.Never;

    /// <summary>Whether messages are there that no age ends.</summary>
    public bool HasEndless => _endless.Count > 0;

    public bool IsEndless(ulong sequence) => _endless.Contains(sequence);

    /// <summary>Looks whether a message has a time of its own.</summary>
    public void Add(in StoredMessage message)
    {
        ReadOnlySpan<byte> text = HeaderFields.Find(message.Headers, "Nats-TTL"u8);
        if (text.IsEmpty || !TimeToLive.TryParse(text, out long duration))
        {
            return;
        }

        if (_due.Count + _endless.Count >= _sweepAt)
        {
            Sweep();
        }

        if (duration == Nanoseconds.Never)
        {
            _endless.Add(message.Sequence);
        }
        else
        {
            _due.Enqueue(message.Sequence, Nanoseconds.Add(message.Time, duration));
        }
    }

    /// <summary>Takes the next whose time has come. What became of those that were taken is told by <see cref="Settle"/> or <see cref="TakeBack"/>.</summary>
    public bool TryTake(long now, out ulong sequence)
    {
        while (NextDue <= now)
        {
            sequence = _due.Dequeue();
            if (store.Contains(sequence))
            {
                _taken.Add(sequence);
                return true;
            }
        }

        sequence = 0;
        return false;
    }

    /// <summary>Those that were taken are gone.</summary>
    public void Settle() => _taken.Clear();

    /// <summary>Those that were taken are still there, and their time is over.</summary>
    public void TakeBack()
    {
        _taken.ForEach(sequence => _due.Enqueue(sequence, 0));
        _taken.Clear();
    }

    public void WriteImage(IBufferWriter<byte> to)
    {
        VarInt.Write(to, (ulong)(_due.Count + _taken.Count));
        foreach ((ulong sequence, long due) in _due.UnorderedItems)
        {
            VarInt.Write(to, sequence);
            VarInt.Write(to, (ulong)due);
        }

        foreach (ulong sequence in _taken)
        {
            VarInt.Write(to, sequence);
            VarInt.Write(to, 0);
        }

        VarInt.Write(to, (ulong)_endless.Count);
        foreach (ulong sequence in _endless)
        {
            VarInt.Write(to, sequence);
        }
    }

    public void ReadImage(ref ReadOnlySpan<byte> from)
    {
        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            _due.Enqueue(VarInt.Read(ref from), (long)VarInt.Read(ref from));
        }

        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            _endless.Add(VarInt.Read(ref from));
        }
    }

    /// <summary>Forgets those whose messages are gone. So seldom that it costs next to nothing for each.</summary>
    private void Sweep()
    {
        _endless.RemoveWhere(sequence => !store.Contains(sequence));
        (ulong Sequence, long Due)[] left = [.. _due.UnorderedItems.Where(item => store.Contains(item.Element))];
        _due.Clear();
        _due.EnqueueRange(left);
        _due.TrimExcess();
        _endless.TrimExcess();
        _sweepAt = Math.Max(RoomMin, 2 * (_due.Count + _endless.Count));
    }
}
