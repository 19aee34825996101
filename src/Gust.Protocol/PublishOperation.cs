namespace Gust.Protocol;

/// <summary>PUB or HPUB with its payload, as spans into the read buffer.</summary>
internal readonly ref struct PublishOperation
{
    public required ReadOnlySpan<byte> Subject { get; init; }

    /// <summary>Empty when the publisher wants no reply.</summary>
    public required ReadOnlySpan<byte> Reply { get; init; }

    /// <summary>Header block (the first <see cref="HeaderSize"/> bytes) and payload, without the closing CRLF.</summary>
    public required ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Bytes of the header block; -1 for PUB.</summary>
    public required int HeaderSize { get; init; }

    /// <summary>
    /// The bytes from the reply (or the size) to the payload's CRLF when they stand in the buffer exactly as a subscriber gets
    /// them, so that one copy delivers them; empty when they must be composed anew.
    /// </summary>
    public required ReadOnlySpan<byte> Tail { get; init; }

    public bool HasHeaders => HeaderSize >= 0;
}
