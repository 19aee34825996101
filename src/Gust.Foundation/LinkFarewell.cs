namespace Gust.Foundation;

/// <summary>Why this side ends a link, for a peer that can be told: a WebSocket close frame (RFC 6455 section 7.4).</summary>
/// <param name="Code">Status code, such as <see cref="Policy"/>; 0 means <see cref="Normal"/>.</param>
/// <param name="Reason">For people; cut to what a close frame holds.</param>
internal readonly record struct LinkFarewell(ushort Code, string Reason = "")
{
    /// <summary>The client closed, or there is no better word.</summary>
    public const ushort Normal = 1000;

    /// <summary>Shutdown, a stale connection, errors of reading and writing.</summary>
    public const ushort GoingAway = 1001;

    public const ushort ProtocolError = 1002;

    /// <summary>Text or a close reason that is not UTF-8, a compressed message that does not inflate.</summary>
    public const ushort InvalidPayload = 1007;

    /// <summary>Authentication, limits, slow consumers.</summary>
    public const ushort Policy = 1008;

    public const ushort TooBig = 1009;

    public const ushort InternalError = 1011;

    /// <summary>For a peer that has ended its own side, and may read on.</summary>
    public static readonly LinkFarewell ToClosedPeer = new(Normal, "Client Closed");
}
