namespace Gust.Client.Tests;

/// <summary>One plain reference server for all tests that only need a server.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private ReferenceServer? _server;

    public string Url => _server!.Url;

    public async ValueTask InitializeAsync() => _server = await ReferenceServer.StartAsync();

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
