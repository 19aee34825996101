using System.Text;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>A fast batch that is open: messages that come in one by one, and of which the publisher is told now and then.</summary>
internal sealed class FastBatch(in FastReply begin) : IOpenBatch
{
    public byte[] Id { get; } = begin.Id.ToArray();

    public string Name => Encoding.UTF8.GetString(Id);

    public uint Flow { get; } = begin.Flow;

    public bool TakesGaps { get; } = begin.TakesGaps;

    /// <summary>The last number that came.</summary>
    public ulong Last { get; set; }

    /// <summary>The last number that the publisher was told of.</summary>
    public ulong Told { get; private set; }

    /// <summary>The sequence of its last message in the stream; 0: none is there.</summary>
    public ulong LastSequence { get; set; }

    /// <summary>Where its last message lies in the commit log.</summary>
    public long Position { get; set; }

    public long LastActive { get; set; }

    /// <summary>Whether it is time to tell the publisher how far it is.</summary>
    public bool TryTell()
    {
        ulong steps = (Last - Told) / Flow;
        Told += steps * Flow;
        return steps > 0;
    }
}
