namespace Gust.Transport.WebSockets;

/// <summary>What both sides agreed on at the upgrade, and what this peer is allowed.</summary>
/// <param name="Compresses">permessage-deflate, both sides without context takeover.</param>
/// <param name="FrameMax">Payload of the largest frame to send; browsers get small ones.</param>
/// <param name="RequiresMask">The peer masks what it sends.</param>
/// <param name="InflatedMax">Bytes that one compressed message may grow to.</param>
internal sealed record WebSocketTerms(bool Compresses, int FrameMax, bool RequiresMask, long InflatedMax)
{
    /// <summary>As nats-server does: browsers hand a message on when its frame is complete.</summary>
    public const int BrowserFrameMax = 4096;

    /// <summary>Bytes that are put into one message at most.</summary>
    public const int MessageMax = 64 * 1024;

    private const long InflatedLimit = 64 * 1024 * 1024;

    /// <summary>The bound for compressed messages that goes with a payload limit: eight times that, and never more than 64 MiB.</summary>
    public static long InflatedMaxFor(long maxPayload) => Math.Min(8 * maxPayload, InflatedLimit);
}
