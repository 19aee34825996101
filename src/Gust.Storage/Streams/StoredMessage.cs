namespace Gust.Storage.Streams;

/// <summary>A message as a store shows it. Its spans hold until the next call of that store.</summary>
internal readonly ref struct StoredMessage
{
    public required ulong Sequence { get; init; }

    /// <summary>When it was received, in Unix nanoseconds.</summary>
    public required long Time { get; init; }

    public required ReadOnlySpan<byte> Subject { get; init; }

    /// <summary>The whole header block with its status line and closing blank line; empty: none.</summary>
    public required ReadOnlySpan<byte> Headers { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }
}
