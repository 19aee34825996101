namespace Gust.JetStream.Streams;

/// <summary>Something that happens once a position of the commit log is committed.</summary>
internal struct Proposal
{
    public ProposalKind Kind;

    /// <summary>The message's publisher is told of its batch instead, unless it is lost.</summary>
    public bool IsQuiet;

    /// <summary>Which position.</summary>
    public long Position;

    /// <summary>Of the message.</summary>
    public ulong Sequence;

    /// <summary>Of the message, in Unix nanoseconds.</summary>
    public long Time;

    /// <summary>What the stream's limits count for the message.</summary>
    public long Size;

    /// <summary>Where the mail lies.</summary>
    public MailChunk? Chunk;

    public int Offset;

    public IStreamChange? Change;
}
