namespace Gust.Transport.WebSockets;

/// <summary>A <c>websocket</c> block, as far as connections are concerned.</summary>
internal sealed record WebSocketSettings
{
    /// <summary>Pages must come from this server itself.</summary>
    public bool SameOrigin { get; init; }

    /// <summary>Origins that pages may come from; empty: any. With <see cref="SameOrigin"/> both must hold.</summary>
    public IReadOnlyList<WebSocketOrigin> AllowedOrigins { get; init; } = [];

    /// <summary>For the TLS handshake and the upgrade request, each.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>permessage-deflate with those who offer it.</summary>
    public bool Compression { get; init; }

    /// <summary>Names of the cookies with credentials; null: not used.</summary>
    public string? JwtCookie { get; init; }

    public string? UserCookie { get; init; }

    public string? PasswordCookie { get; init; }

    public string? TokenCookie { get; init; }

    /// <summary>Fields of one's own in the answer to an upgrade. Checked by <see cref="WebSocketHeaders"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The server's limit, from which that of compressed messages follows.</summary>
    public long MaxPayload { get; init; } = 1024 * 1024;

    /// <summary>Paths that end with <c>/leafnode</c> lead somewhere.</summary>
    public bool AcceptsLeafnodes { get; init; }

    /// <summary>Paths that end with <c>/mqtt</c> lead somewhere.</summary>
    public bool AcceptsMqtt { get; init; }
}
