namespace Gust.Foundation;

/// <summary>One peer, seen from a kernel: bytes go out without blocking, and it can be closed.</summary>
/// <remarks>
/// A driver (TCP, TLS, memory) owns the reading side and calls <see cref="ILinkHandler"/>. All members may be called from any
/// thread; at most one of <see cref="TrySend"/> and <see cref="Send"/> is under way at a time (the caller's duty).
/// </remarks>
internal interface ILink
{
    /// <summary>The peer's address as shown to users, without port.</summary>
    string RemoteHost { get; }

    /// <summary>The peer's port; 0 where there is none.</summary>
    int RemotePort { get; }

    /// <summary>What the handshake found out; null when the bytes are not encrypted.</summary>
    TlsPeer? Tls => null;

    /// <summary>Why the handshake failed, for the log; null when it did not.</summary>
    string? OpenFailure => null;

    /// <summary>Why reading failed below the protocol, for the log; null when it did not.</summary>
    string? ReadFailure => null;

    /// <summary>
    /// Hands over what can go out now. Returns the bytes taken, 0 when none, -1 when the link is broken. What was not taken
    /// comes first in the next <see cref="TrySend"/> or <see cref="Send"/>: a link that encrypts may have begun with it.
    /// </summary>
    int TrySend(ReadOnlySpan<byte> bytes);

    /// <summary>Sends all of <paramref name="bytes"/>, which must stay untouched until <see cref="ILinkHandler.OnSent"/>; that never comes from within this call.</summary>
    void Send(ReadOnlyMemory<byte> bytes);

    /// <summary>
    /// Ends a <see cref="LinkRead.Hold"/>: the driver shows the unconsumed bytes again, even when there are none, so that the
    /// handler goes on as their owner. One call for each hold; it may come before the answer that it belongs to, and never
    /// calls the handler from within.
    /// </summary>
    void Resume();

    /// <summary>Ends the link. Idempotent; <see cref="ILinkHandler.OnClosed"/> follows once.</summary>
    /// <param name="farewell">What a link that has words for it (WebSocket) tells its peer, if no send is under way.</param>
    void Close(LinkFarewell farewell = default);
}
