using System.Net;
using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A TCP connection without TLS: reads on the pool, sends on whoever flushes.</summary>
internal sealed class SocketLink : PumpedLink
{
    private readonly Socket _socket;

    public SocketLink(Socket socket, BufferPool pool)
        : base(pool)
    {
        _socket = socket;
        socket.NoDelay = true;
        socket.Blocking = false;
        IPEndPoint? remote = socket.RemoteEndPoint as IPEndPoint;
        RemoteHost = RemoteAddress.Text(remote);
        RemotePort = remote?.Port ?? 0;
    }

    public override string RemoteHost { get; }

    public override int RemotePort { get; }

    public override int TrySend(ReadOnlySpan<byte> bytes)
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

    protected override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => _socket.ReceiveAsync(buffer, SocketFlags.None);

    protected override async Task TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int sent = await _socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    protected override void Release(LinkFarewell farewell)
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
