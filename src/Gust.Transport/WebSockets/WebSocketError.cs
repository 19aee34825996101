using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>How a peer broke the protocol: what it is told in the close frame, and what the log shows.</summary>
/// <param name="Code">See <see cref="LinkFarewell"/>.</param>
/// <param name="Text">Where nats-server has a text for it, the same.</param>
internal sealed record WebSocketError(ushort Code, string Text)
{
    public static readonly WebSocketError MaskMissing = Protocol("mask bit missing");
    public static readonly WebSocketError ReservedBits = Protocol("RSV2 and RSV3 must be clear");
    public static readonly WebSocketError NotAgreed = Protocol("compressed frame received without negotiated permessage-deflate");
    public static readonly WebSocketError ControlTooLong = Protocol("control frame length bigger than maximum allowed of 125 bytes");
    public static readonly WebSocketError ControlFragmented = Protocol("control frame does not have final bit set");
    public static readonly WebSocketError ControlCompressed = Protocol("control frame must not be compressed");
    public static readonly WebSocketError BadContinuation = Protocol("invalid continuation frame");
    public static readonly WebSocketError MessageInMessage = Protocol("new message started before final frame for previous message was received");
    public static readonly WebSocketError BadLength = Protocol("invalid 64-bit payload length");
    public static readonly WebSocketError CloseOfOneByte = Protocol("close frame payload cannot be 1 byte");
    public static readonly WebSocketError CloseNotUtf8 = new(LinkFarewell.InvalidPayload, "invalid utf8 body in close frame");
    public static readonly WebSocketError BadDeflate = new(LinkFarewell.InvalidPayload, "corrupt compressed message");
    public static readonly WebSocketError TooBig = new(LinkFarewell.TooBig, "maximum payload exceeded");

    public static WebSocketError UnknownOpcode(int opcode) => Protocol($"unknown opcode {opcode}");

    public static WebSocketError BadCloseStatus(int status) => Protocol($"invalid close status code {status}");

    private static WebSocketError Protocol(string text) => new(LinkFarewell.ProtocolError, text);
}
