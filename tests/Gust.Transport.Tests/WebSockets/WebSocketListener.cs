using System.Net;
using System.Net.Sockets;
using Gust.Foundation;
using Gust.Transport.Tls;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>A WebSocket listener whose connections are read by a <see cref="RecordingHandler"/>.</summary>
internal sealed class WebSocketListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource<WebSocketOpened> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TcpAcceptor _acceptor;

    public WebSocketListener(WebSocketSettings? settings = null, TlsServer? tls = null)
    {
        Opening = new WebSocketOpening(settings ?? new WebSocketSettings(), tls, Pool, TimeProvider.System);
        _acceptor = new TcpAcceptor(new IPEndPoint(IPAddress.Loopback, 0), socket => _ = ServeAsync(socket));
        _ = _acceptor.RunAsync();
    }

    public BufferPool Pool { get; } = new();

    public WebSocketOpening Opening { get; }

    public IPEndPoint Address => _acceptor.LocalEndPoint;

    /// <summary>Of the first connection.</summary>
    public RecordingHandler Handler { get; } = new();

    public Task Run { get; private set; } = Task.CompletedTask;

    /// <summary>The first connection's outcome.</summary>
    public Task<WebSocketOpened> OpenedAsync() => _opened.Task.WaitAsync(Patience);

    public async Task<WebSocketLink> LinkAsync()
    {
        WebSocketOpened opened = await OpenedAsync();
        Assert.Null(opened.Failure);
        return opened.Link!;
    }

    public async Task<Socket> ConnectAsync(string text)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 20_000 };
        await socket.ConnectAsync(Address);
        await socket.SendAsync(System.Text.Encoding.Latin1.GetBytes(text));
        return socket;
    }

    /// <summary>An open connection, after the head of the answer.</summary>
    public async Task<Socket> UpgradeAsync(string more = "")
    {
        Socket socket = await ConnectAsync(new UpgradeText { More = more }.ToString());
        string answer = "";
        while (!answer.EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            answer += System.Text.Encoding.Latin1.GetString(await ReadAsync(socket, 1));
        }

        Assert.StartsWith("HTTP/1.1 101 ", answer);
        await LinkAsync();
        return socket;
    }

    public static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        byte[] bytes = new byte[count];
        using NetworkStream stream = new(socket);
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
        return bytes;
    }

    public static async Task<string> ReadToEndAsync(Socket socket)
    {
        using NetworkStream stream = new(socket);
        using StreamReader reader = new(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        _acceptor.Dispose();
        if (_opened.Task.IsCompletedSuccessfully)
        {
            _opened.Task.Result.Link?.Close();
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        WebSocketOpened opened = await Opening.OpenAsync(socket);
        if (opened.Link is { } link)
        {
            link.Attach(Handler);
            Run = link.RunAsync();
        }

        _opened.TrySetResult(opened);
    }
}
