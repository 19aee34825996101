using Gust.Conformance.Servers;
using Gust.Testing;

namespace Gust.Conformance.Clients;

/// <summary>One server for all the client tests that need nothing special.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private ServerProcess? _server;

    public string Url => _server!.Url;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(ServerUnderTest.Executable);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
