using Microsoft.Extensions.Logging;

namespace Gust.Server.Tests;

/// <summary>Servers on 127.0.0.1 and a free port.</summary>
internal static class TestServers
{
    public static GustServerOptions Options(Action<GustServerOptions>? configure = null)
    {
        GustServerOptions options = new() { Host = "127.0.0.1", Port = 0 };
        configure?.Invoke(options);
        return options;
    }

    public static Task<GustServer> StartAsync(Action<GustServerOptions>? configure = null, ILoggerFactory? log = null) => GustServer.StartAsync(Options(configure), log);
}
