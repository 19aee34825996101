using System.Net;
using System.Net.Sockets;

namespace Gust.Transport.Tests;

public sealed class TcpAcceptorTests
{
    private static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task Every_connection_is_handed_over()
    {
        SemaphoreSlim accepted = new(0);
        using TcpAcceptor acceptor = new(AnyPort, socket =>
        {
            socket.Dispose();
            accepted.Release();
        });
        _ = acceptor.RunAsync();
        for (int i = 0; i < 200; i++)
        {
            using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(acceptor.LocalEndPoint);
            Assert.True(await accepted.WaitAsync(TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public void Taken_address_is_the_callers_exception()
    {
        using TcpAcceptor first = new(AnyPort, _ => { });
        SocketException refused = Assert.Throws<SocketException>(() => new TcpAcceptor(first.LocalEndPoint, _ => { }));
        Assert.Equal(SocketError.AddressAlreadyInUse, refused.SocketErrorCode);
    }

    [Fact]
    public async Task Disposed_acceptor_ends_and_frees_its_port_at_once()
    {
        IPEndPoint address = AnyPort;
        for (int i = 0; i < 50; i++)
        {
            TaskCompletionSource<Socket> accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            TcpAcceptor acceptor = new(address, accepted.SetResult);
            address = acceptor.LocalEndPoint;
            Task run = acceptor.RunAsync();
            using Socket client = new(SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(address);
            using Socket server = await accepted.Task;
            server.Shutdown(SocketShutdown.Both); // the side that closes first is left with the address in TIME_WAIT
            acceptor.Dispose();
            await run.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }
}
