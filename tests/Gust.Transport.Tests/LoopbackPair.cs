using System.Net;
using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport.Tests;

/// <summary>A link accepted over loopback, its handler, and the client's socket at the other end.</summary>
internal sealed class LoopbackPair : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TcpAcceptor _acceptor;

    private LoopbackPair(TcpAcceptor acceptor, Socket client, SocketLink link)
    {
        _acceptor = acceptor;
        Client = client;
        Link = link;
    }

    public Socket Client { get; }

    public SocketLink Link { get; }

    public RecordingHandler Handler { get; } = new();

    public Task Run { get; private set; } = Task.CompletedTask;

    public static async Task<LoopbackPair> OpenAsync(BufferPool pool)
    {
        TaskCompletionSource<Socket> accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TcpAcceptor acceptor = new(new IPEndPoint(IPAddress.Loopback, 0), accepted.SetResult);
        _ = acceptor.RunAsync();
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(acceptor.LocalEndPoint);
        LoopbackPair pair = new(acceptor, client, new SocketLink(await accepted.Task.WaitAsync(Patience), pool));
        pair.Link.Attach(pair.Handler);
        return pair;
    }

    /// <summary>Starts reading.</summary>
    public void Start() => Run = Link.RunAsync();

    public async Task<byte[]> ClientReadsAsync(int count)
    {
        byte[] bytes = new byte[count];
        using CancellationTokenSource limit = new(Patience);
        for (int at = 0; at < count;)
        {
            int read = await Client.ReceiveAsync(bytes.AsMemory(at), limit.Token);
            Assert.NotEqual(0, read);
            at += read;
        }

        return bytes;
    }

    public void Dispose()
    {
        Client.Dispose();
        Link.Close();
        _acceptor.Dispose();
    }
}
