using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>Makes frames of what is to be sent, in the peer's terms. Owned by who has the right to send.</summary>
internal sealed class WebSocketFraming(WebSocketTerms terms, BufferPool pool)
{
    private readonly WebSocketDeflater? _deflater = terms.Compresses ? new WebSocketDeflater(pool) : null;

    /// <summary>Frames complete and not yet taken by the wire below.</summary>
    public PendingBytes Pending { get; } = new(pool);

    public void Append(ReadOnlySpan<byte> message)
    {
        if (_deflater?.Compress(message) is { } compressed)
        {
            AppendFragments(compressed.Span);
            compressed.Release();
            return;
        }

        while (!message.IsEmpty)
        {
            // Messages of their own: the protocol above does not care where they end.
            int count = Math.Min(message.Length, terms.FrameMax);
            AppendFrame(WebSocketOpcode.Binary, message[..count], isFinal: true, isCompressed: false);
            message = message[count..];
        }
    }

    public void AppendControl(WebSocketOpcode opcode, ReadOnlySpan<byte> payload) => AppendFrame(opcode, payload, isFinal: true, isCompressed: false);

    private void AppendFragments(ReadOnlySpan<byte> compressed)
    {
        WebSocketOpcode opcode = WebSocketOpcode.Binary;
        do
        {
            int count = Math.Min(compressed.Length, terms.FrameMax);
            AppendFrame(opcode, compressed[..count], isFinal: count == compressed.Length, isCompressed: opcode == WebSocketOpcode.Binary);
            compressed = compressed[count..];
            opcode = WebSocketOpcode.Continuation;
        }
        while (!compressed.IsEmpty);
    }

    private void AppendFrame(WebSocketOpcode opcode, ReadOnlySpan<byte> payload, bool isFinal, bool isCompressed)
    {
        Span<byte> header = stackalloc byte[WebSocketFrameWriter.HeaderMax];
        int length = WebSocketFrameWriter.WriteHeader(header, opcode, payload.Length, isFinal, isCompressed);
        Span<byte> frame = Pending.Reserve(length + payload.Length);
        header[..length].CopyTo(frame);
        payload.CopyTo(frame[length..]);
    }
}
