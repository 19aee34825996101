using Gust.Core;
using Gust.Security.Definitions;
using Gust.Transport.WebSockets;

namespace Gust.Server.Listening;

/// <summary>Turns a configured <c>websocket</c> block into what its listener takes.</summary>
internal static class WebSocketMapping
{
    public static WebSocketSettings Settings(WebSocketOptions socket, int maxPayload) => new()
    {
        SameOrigin = socket.SameOrigin,
        AllowedOrigins = [.. socket.AllowedOrigins.Select(Origin)],
        HandshakeTimeout = socket.HandshakeTimeout,
        Compression = socket.Compression,
        JwtCookie = socket.JwtCookie,
        UserCookie = socket.UserCookie,
        PasswordCookie = socket.PasswordCookie,
        TokenCookie = socket.TokenCookie,
        Headers = [.. socket.Headers],
        MaxPayload = maxPayload,
    };

    /// <param name="socket">The block.</param>
    /// <param name="boundPort">The port listened on, which need not be the configured one.</param>
    /// <remarks>Fields of INFO are the reference's: it names what is listened on, whatever is advertised, and does not say that certificates are asked for.</remarks>
    public static ClientListener Listener(WebSocketOptions socket, int boundPort) => new(ConnectionKinds.WebSocket, socket.Host, boundPort)
    {
        TlsRequired = socket.Tls is not null,
        TlsAvailable = socket.Tls is not null,
        PingInterval = socket.PingInterval,
    };

    public static PresetCredentials? Credentials(WebSocketRequest request) =>
        (request.UserCookie ?? request.PasswordCookie ?? request.TokenCookie ?? request.JwtCookie) is null ? null : new PresetCredentials
        {
            User = request.UserCookie ?? "",
            Password = request.PasswordCookie ?? "",
            Token = request.TokenCookie ?? "",
            Jwt = request.JwtCookie ?? "",
        };

    private static WebSocketOrigin Origin(string text) =>
        WebSocketOrigin.Parse(text) ?? throw new GustConfigurationException([$"websocket: allowed origin \"{text}\" is not an http or https URL"]);
}
