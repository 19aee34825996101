namespace Gust.Transport.WebSockets;

/// <summary>What an upgrade request says about its sender, for the session that follows.</summary>
internal sealed record WebSocketRequest
{
    public WebSocketKind Kind { get; init; }

    /// <summary>The value of the cookie that is configured for each; null when there is none. Used where CONNECT is silent.</summary>
    public string? JwtCookie { get; init; }

    public string? UserCookie { get; init; }

    public string? PasswordCookie { get; init; }

    public string? TokenCookie { get; init; }

    /// <summary>The client behind a proxy, as the proxy tells (X-Forwarded-For); null when there is none.</summary>
    public string? ForwardedFor { get; init; }

    /// <summary>The Host field: what the client believes this server's name to be.</summary>
    public string Host { get; init; } = "";
}
