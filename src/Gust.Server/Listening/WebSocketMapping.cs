using System.Globalization;
using Gust.Configuration.Reading;
using Gust.Core;
using Gust.Security.Definitions;
using Gust.Transport.Tls;
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
    /// <param name="tls">Null without TLS.</param>
    /// <param name="boundPort">The port listened on, which need not be the configured one.</param>
    public static ClientListener Listener(WebSocketOptions socket, TlsSettings? tls, int boundPort)
    {
        (string host, int port) = Advertised(socket, boundPort);
        return new ClientListener(ConnectionKinds.WebSocket, host, port)
        {
            TlsRequired = tls is not null,
            TlsAvailable = tls is not null,
            TlsVerify = tls is { VerifiesClients: true },
            PingInterval = socket.PingInterval,
        };
    }

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

    private static (string Host, int Port) Advertised(WebSocketOptions socket, int boundPort)
    {
        if (string.IsNullOrEmpty(socket.Advertise) || !ListenAddress.TrySplit(socket.Advertise, out string? host, out string? port))
        {
            return (socket.Host, boundPort);
        }

        return (host, port is null ? boundPort : int.Parse(port, CultureInfo.InvariantCulture));
    }
}
