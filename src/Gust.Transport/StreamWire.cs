using Gust.Foundation;

namespace Gust.Transport;

/// <summary>Any duplex <see cref="Stream"/>, such as an in-process connection.</summary>
internal sealed class StreamWire(Stream stream, string remoteHost, int remotePort) : IWire
{
    private volatile bool _isClosed;

    public string RemoteHost => remoteHost;

    public int RemotePort => remotePort;

    /// <summary>A stream cannot say what it would take without waiting: everything goes through <see cref="TransmitAsync"/>.</summary>
    public int TrySend(ReadOnlySpan<byte> bytes) => _isClosed ? -1 : 0;

    public async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => stream.ReadAsync(buffer);

    public void Close(LinkFarewell farewell)
    {
        _isClosed = true;
        stream.Dispose();
    }
}
