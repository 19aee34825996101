using Gust.Core.Tracing;

namespace Gust.Core;

/// <summary>One message on its way to its targets, as spans of the producer's read buffer and route.</summary>
internal readonly ref struct Publication
{
    /// <summary><c>HMSG subject </c>: the head of the line for a subscriber; without its first byte it is that of MSG.</summary>
    public required ReadOnlySpan<byte> Head { get; init; }

    /// <summary><c>[reply ][headersize ]size CRLF body CRLF</c>: all that follows the subscription id.</summary>
    public required ReadOnlySpan<byte> Tail { get; init; }

    public required ReadOnlySpan<byte> Reply { get; init; }

    /// <summary>Header block and payload.</summary>
    public required ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Bytes of the header block at the front of <see cref="Body"/>; -1: none.</summary>
    public required int HeaderSize { get; init; }

    /// <summary>The session it came from, through whatever accounts; null for the server's own.</summary>
    public required ClientSession? Source { get; init; }

    /// <summary>It came from another account: no-echo does not hold for it.</summary>
    public bool HasCrossed { get; init; }

    /// <summary>Collects what becomes of it; null: nobody asks.</summary>
    public MessageTrace? Trace { get; init; }

    public bool HasHeaders => HeaderSize >= 0;

    public ReadOnlySpan<byte> Subject => Head[5..^1];
}
