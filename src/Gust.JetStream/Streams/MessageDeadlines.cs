using System.Buffers;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.Protocol;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>When the time of single messages is over (<c>Nats-TTL</c>), and which of them have no end.</summary>
/// <remarks>Some thirty bytes for each message that says so. A message that is gone is found out when its time has come.</remarks>
internal sealed class MessageDeadlines
{
    private readonly PriorityQueue<ulong, long> _due = new();
    private readonly HashSet<ulong> _endless = [];

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

        if (duration == Nanoseconds.Never)
        {
            _endless.Add(message.Sequence);
        }
        else
        {
            _due.Enqueue(message.Sequence, Nanoseconds.Add(message.Time, duration));
        }
    }

    /// <summary>Takes the next whose time has come.</summary>
    public bool TryTake(long now, out ulong sequence)
    {
        bool isDue = NextDue <= now;
        sequence = isDue ? _due.Dequeue() : 0;
        return isDue;
    }

    /// <summary>Forgets those that are gone.</summary>
    public void Forget(Predicate<ulong> isGone) => _endless.RemoveWhere(isGone);

    public void WriteImage(IBufferWriter<byte> to)
    {
        VarInt.Write(to, (ulong)_due.Count);
        foreach ((ulong sequence, long due) in _due.UnorderedItems)
        {
            VarInt.Write(to, sequence);
            VarInt.Write(to, (ulong)due);
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
}
