using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A link over any duplex <see cref="Stream"/>: in-process connections, TLS.</summary>
internal sealed class StreamLink(Stream stream, string remoteHost, int remotePort, BufferPool pool) : PumpedLink(pool)
{
    public override string RemoteHost => remoteHost;

    public override int RemotePort => remotePort;

    /// <summary>A stream cannot say what it would take without waiting: everything goes through <see cref="ILink.Send"/>.</summary>
    public override int TrySend(ReadOnlySpan<byte> bytes) => IsClosed ? -1 : 0;

    protected override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => stream.ReadAsync(buffer);

    protected override async Task TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }

    protected override void Release(LinkFarewell farewell) => stream.Dispose();
}
