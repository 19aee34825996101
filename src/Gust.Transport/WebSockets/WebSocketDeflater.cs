using System.IO.Compression;
using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>Compresses one message after the other, each on its own (RFC 7692 with server_no_context_takeover).</summary>
/// <remarks>.NET offers no way to reset an encoder, so each message pays for a new one: compression is for thin wires, not for speed.</remarks>
internal sealed class WebSocketDeflater(BufferPool pool)
{
    /// <summary>Messages up to here are sent as they are.</summary>
    public const int Threshold = 64;

    /// <summary>A flush ends with an empty block of four bytes and its head; peers know it and do without.</summary>
    private const int TailLength = 4;

    /// <summary>The message compressed, to be released; null when that would not make it shorter.</summary>
    public PendingBytes? Compress(ReadOnlySpan<byte> message)
    {
        if (message.Length <= Threshold)
        {
            return null;
        }

        PendingBytes compressed = new(pool);
        CollectingStream collector = new(compressed);
        using (DeflateStream encoder = new(collector, CompressionLevel.Fastest))
        {
            encoder.Write(message);
            encoder.Flush();
            collector.Stop();
        }

        compressed.Trim(TailLength);
        if (compressed.Count < message.Length)
        {
            return compressed;
        }

        compressed.Release();
        return null;
    }
}
