using Gust.Client.Tests;

namespace Gust.Cli.Tests.JetStream;

/// <summary>One reference server with JetStream for all tests that need a stream.</summary>
public sealed class JetStreamServer : IAsyncLifetime
{
    private readonly string _store = Directory.CreateTempSubdirectory("gust-js").FullName;
    private ReferenceServer? _server;

    public string Url => _server!.Url;

    public async ValueTask InitializeAsync() => _server = await ReferenceServer.StartAsync($"jetstream {{ store_dir: '{_store}', domain: hub }}");

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_store, recursive: true);
    }
}
