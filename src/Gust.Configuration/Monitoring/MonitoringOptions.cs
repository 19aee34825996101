using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>The monitoring port: documents, metrics and console over HTTP (<c>http_port</c>, <c>https_port</c>, <c>monitoring</c>).</summary>
public sealed class MonitoringOptions
{
    /// <summary>Address to listen on; null: the one clients connect to.</summary>
    public string? Host { get; set; }

    /// <summary>Port for HTTP; 0: none, -1 picks a free one.</summary>
    public int HttpPort { get; set; }

    /// <summary>Port for HTTPS with the certificate of <see cref="GustServerOptions.Tls"/>; 0: none, -1 picks a free one. Excludes <see cref="HttpPort"/>.</summary>
    public int HttpsPort { get; set; }

    /// <summary>Stands before every path, such as <c>/nats</c>; empty: nothing does.</summary>
    public string BasePath { get; set; } = "";

    /// <summary>Who may look; null: everybody who can reach the port, as with nats-server.</summary>
    public MonitoringAuthorizationOptions? Authorization { get; set; }

    public ConsoleOptions Console { get; set; } = new();

    /// <summary>There is a port to listen on.</summary>
    internal bool IsOn => HttpPort != 0 || HttpsPort != 0;

    internal ConfigPosition? Position { get; set; }
}
