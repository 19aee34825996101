using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>The listener for WebSocket clients (<c>websocket</c>).</summary>
public sealed class WebSocketOptions
{
    public string Host { get; set; } = "0.0.0.0";

    /// <summary>-1 picks a free one; 0: no listener.</summary>
    public int Port { get; set; }

    /// <summary><c>host[:port]</c> told to clients instead of the listen address.</summary>
    public string? Advertise { get; set; }

    /// <summary>Accept connections without TLS; without it, <see cref="Tls"/> is needed.</summary>
    public bool NoTls { get; set; }

    public TlsOptions? Tls { get; set; }

    /// <summary>Only pages of the server's own origin may connect.</summary>
    public bool SameOrigin { get; set; }

    /// <summary>Origins such as <c>https://example.com</c> whose pages may connect; empty: all.</summary>
    public List<string> AllowedOrigins { get; set; } = [];

    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Compress messages for clients that ask for it.</summary>
    public bool Compression { get; set; }

    /// <summary>Null: as for other clients.</summary>
    public ListenerAuthorizationOptions? Authorization { get; set; }

    /// <summary>User of clients without credentials; null: as for other clients.</summary>
    public string? NoAuthUser { get; set; }

    /// <summary>Cookie that holds a user JWT; likewise the next three.</summary>
    public string? JwtCookie { get; set; }

    public string? UserCookie { get; set; }

    public string? PasswordCookie { get; set; }

    public string? TokenCookie { get; set; }

    /// <summary>Sent with each answer to an upgrade request.</summary>
    public Dictionary<string, string> Headers { get; set; } = [];

    /// <summary>Null: as for other clients.</summary>
    public TimeSpan? PingInterval { get; set; }

    internal ConfigPosition? Position { get; set; }
}
