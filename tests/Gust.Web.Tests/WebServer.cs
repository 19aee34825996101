namespace Gust.Web.Tests;

/// <summary>A server with its monitoring port open on a free port of this machine.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private WebServer(GustServer server, GustWeb web)
    {
        Server = server;
        Web = web;
    }

    public GustServer Server { get; }

    public GustWeb Web { get; }

    public static GustServerOptions Options(Action<GustServerOptions>? configure = null)
    {
        GustServerOptions options = new() { Host = "127.0.0.1", Port = 0, Monitoring = { HttpPort = -1 } };
        configure?.Invoke(options);
        return options;
    }

    public static async Task<WebServer> StartAsync(Action<GustServerOptions>? configure = null)
    {
        GustServer server = await GustServer.StartAsync(Options(configure));
        return new WebServer(server, (await GustWeb.StartAsync(server))!);
    }

    /// <param name="path">From the root, whatever the base path is.</param>
    /// <param name="authorization">The header of that name; null: none.</param>
    public async Task<HttpResponseMessage> GetAsync(string path, string? authorization = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"http://{Web.EndPoint}{path}");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Web.DisposeAsync();
        await Server.DisposeAsync();
    }
}
