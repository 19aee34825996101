namespace Gust.Foundation;

/// <summary>How a link ended.</summary>
internal enum LinkEnd
{
    /// <summary>The peer closed its side in order.</summary>
    ClosedByPeer,

    /// <summary>Reading failed.</summary>
    ReadError,

    /// <summary>This side called <see cref="ILink.Close"/>.</summary>
    ClosedByUs,

    /// <summary>There was no agreement on TLS; the link knows why.</summary>
    HandshakeFailed,
}
