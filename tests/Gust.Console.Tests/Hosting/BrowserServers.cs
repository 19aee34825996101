namespace Gust.Console.Tests.Hosting;

/// <summary>The servers that the files under web/test want, started when the first of them asks.</summary>
public sealed class BrowserServers : IAsyncLifetime
{
    private readonly List<LoadedServer> _started = [];
    private Task<LoadedServer>? _busy;
    private Task<LoadedServer>? _writable;
    private Task<LoadedServer>? _large;
    private Task<LoadedServer>? _hostile;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal Task<LoadedServer> ForAsync(string file) => file switch
    {
        "changes.test.mjs" => _writable ??= StartAsync(changes: true, Scenes.WorkshopAsync),
        "hostile.test.mjs" => _hostile ??= StartAsync(changes: true, HostileScene.PlayAsync),
        "large.test.mjs" => _large ??= StartAsync(changes: false, Scenes.CrowdAsync),
        _ => _busy ??= StartAsync(changes: false, Scenes.TradeAsync),
    };

    public async ValueTask DisposeAsync()
    {
        foreach (LoadedServer server in _started)
        {
            await server.DisposeAsync();
        }
    }

    private async Task<LoadedServer> StartAsync(bool changes, Func<LoadedServer, Task> play)
    {
        LoadedServer server = await LoadedServer.StartAsync(changes);
        _started.Add(server);
        await play(server);
        return server;
    }
}
