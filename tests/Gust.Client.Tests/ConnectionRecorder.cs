using System.Threading.Channels;

namespace Gust.Client.Tests;

/// <summary>Keeps what happens to a connection for a test to wait for.</summary>
internal sealed class ConnectionRecorder : IClientObserver
{
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    public ValueTask<string> NextAsync() => _events.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void OnDisconnected(ServerAddress address, Exception reason) => _events.Writer.TryWrite("disconnected");

    public void OnReconnected(ServerAddress address) => _events.Writer.TryWrite("reconnected");

    public void OnServerError(string text) => _events.Writer.TryWrite("error: " + text);

    public void OnLameDuck(ServerAddress address) => _events.Writer.TryWrite("lame duck");
}
