using System.Net.WebSockets;

namespace Gust.Server.Tests.Listening;

/// <summary>A client that came by WebSocket.</summary>
internal sealed class WebSocketPeer : IAsyncDisposable
{
    private WebSocketPeer(ClientWebSocket socket)
    {
        Socket = socket;
        Client = new StreamClient(WebSocketStream.Create(socket, WebSocketMessageType.Binary, TimeSpan.FromSeconds(1)));
    }

    public ClientWebSocket Socket { get; }

    public StreamClient Client { get; }

    public static async Task<WebSocketPeer> OpenAsync(GustServer server, Action<ClientWebSocketOptions>? configure = null)
    {
        ClientWebSocket socket = new();
        configure?.Invoke(socket.Options);
        await socket.ConnectAsync(new Uri(server.WebSocketUrl), TestContext.Current.CancellationToken);
        return new WebSocketPeer(socket);
    }

    /// <summary>CONNECT and a round trip; the answer is PONG or an error.</summary>
    public async Task<string> SignInAsync(string fields = "")
    {
        await Client.SendAsync($"CONNECT {{\"verbose\":false{fields}}}\r\nPING\r\n");
        await Client.ReadUntilAsync("INFO");
        return (await Client.ReadAsync())?.Line ?? "closed";
    }

    public async ValueTask DisposeAsync()
    {
        Socket.Abort();
        await Client.DisposeAsync();
    }
}
