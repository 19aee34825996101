namespace Gust.JetStream.Backups.Archives;

/// <summary>One entry of an archive: a document, a message, or its end. Its spans hold as long as who shows it says.</summary>
internal readonly ref struct ArchiveEntry
{
    /// <summary>Of a document, or the message's subject; empty: the archive's end.</summary>
    public required ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Unix nanoseconds.</summary>
    public long Time { get; init; }

    /// <summary>0: it is no message.</summary>
    public ulong Sequence { get; init; }

    public ReadOnlySpan<byte> Headers { get; init; }

    public ReadOnlySpan<byte> Payload { get; init; }
}
