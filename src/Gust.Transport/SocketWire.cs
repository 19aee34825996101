using System.Net;
using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A TCP connection as it is.</summary>
internal sealed class SocketWire : IWire
{
    private readonly Socket _socket;

    public SocketWire(Socket socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        socket.Blocking = false;
        IPEndPoint? remote = socket.RemoteEndPoint as IPEndPoint;
        RemoteHost = RemoteAddress.Text(remote);
        RemotePort = remote?.Port ?? 0;
    }

    public string RemoteHost { get; }

    public int RemotePort { get; }

    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        try
        {
            int sent = _socket.Send(bytes, SocketFlags.None, out SocketError error);
            return error switch
            {
                SocketError.Success => sent,
                SocketError.WouldBlock => 0,
                _ => -1,
            };
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    public ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes) => TransmitAsync(bytes, CancellationToken.None);

    public async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty)
        {
            int sent = await _socket.SendAsync(bytes, SocketFlags.None, cancellation).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => _socket.ReceiveAsync(buffer, SocketFlags.None);

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) => _socket.ReceiveAsync(buffer, SocketFlags.None, cancellation);

    /// <summary>Shows the next bytes without taking them; 0 at the end.</summary>
    public ValueTask<int> PeekAsync(Memory<byte> buffer, CancellationToken cancellation) => _socket.ReceiveAsync(buffer, SocketFlags.Peek, cancellation);

    public void Close(LinkFarewell farewell)
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The peer was faster: nothing is left to shut down.
        }

        _socket.Dispose();
    }
}
