using System.Net;
using System.Net.Sockets;

namespace Gust.Transport;

/// <summary>Listens on one address and hands each accepted socket over.</summary>
internal sealed class TcpAcceptor : IDisposable
{
    /// <summary>Connections that may wait to be accepted.</summary>
    private const int Backlog = 4096;

    private readonly Socket _socket;
    private readonly Action<Socket> _accepted;

    /// <summary>Binds and listens at once, so that a taken address is the caller's exception.</summary>
    public TcpAcceptor(IPEndPoint address, Action<Socket> accepted)
    {
        _accepted = accepted;
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                _socket.DualMode = address.Address.Equals(IPAddress.IPv6Any);
            }

            _socket.Bind(address);
            _socket.Listen(Backlog);
            LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens, or listened.</summary>
    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Told when the system has no descriptor for a connection that waits; it is tried again.</summary>
    public Action? OutOfDescriptors { get; init; }

    /// <summary>Accepts until disposed.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            try
            {
                _accepted(await _socket.AcceptAsync().ConfigureAwait(false));
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                // Out of descriptors: connections that end will free some.
                OutOfDescriptors?.Invoke();
                await Task.Delay(50).ConfigureAwait(false);
            }
            catch (SocketException e) when (e.SocketErrorCode is not SocketError.OperationAborted and not SocketError.NotSocket and not SocketError.InvalidArgument)
            {
                // The peer gave up before it was accepted.
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
