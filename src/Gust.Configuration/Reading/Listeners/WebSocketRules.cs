using Gust.Configuration.Reading.Tls;

namespace Gust.Configuration.Reading.Listeners;

/// <summary>What must hold of the WebSocket listener before a server starts; nothing, when it has no port.</summary>
internal static class WebSocketRules
{
    private const string HandshakePrefix = "Sec-WebSocket-";

    private static readonly string[] s_ownHeaders = ["Host", "Content-Length", "Connection", "Upgrade", "Nats-No-Masking"];

    public static IEnumerable<OptionProblem> Check(GustServerOptions options)
    {
        if (options.WebSocket is not { Port: not 0 } socket)
        {
            return [];
        }

        return Addresses(socket)
            .Concat(Encryption(socket))
            .Concat(socket.AllowedOrigins.Select(CheckOrigin).OfType<string>())
            .Concat(socket.Headers.Select(CheckHeader).OfType<string>())
            .Concat(Credentials(options, socket))
            .Select(error => new OptionProblem(socket.Position, error));
    }

    private static IEnumerable<string> Addresses(WebSocketOptions socket)
    {
        (bool Holds, string Error)[] rules =
        [
            (socket.Port is < -1 or > ListenAddress.PortMax, $"websocket: port {socket.Port} is out of the range"),
            (string.IsNullOrEmpty(socket.Host), "websocket: host is empty"),
            (!ListenAddress.IsHostAndPort(socket.Advertise), $"websocket: advertise \"{socket.Advertise}\" is not host[:port]"),
            (socket.HandshakeTimeout <= TimeSpan.Zero, "websocket: handshake_timeout must be above zero"),
            (socket.PingInterval <= TimeSpan.Zero, "websocket: ping_interval must be above zero"),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => rule.Error);
    }

    private static IEnumerable<string> Encryption(WebSocketOptions socket)
    {
        if (socket.Tls is { } tls)
        {
            return TlsRules.CheckListener(tls, "websocket");
        }

        return socket.NoTls ? [] : ["websocket requires TLS configuration: add a tls block, or no_tls: true where nobody can listen in"];
    }

    private static string? CheckOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? null
            : $"unable to parse allowed origin \"{origin}\": allowed origins must be absolute URLs with http or https scheme";

    private static string? CheckHeader(KeyValuePair<string, string> header)
    {
        if (header.Key.StartsWith(HandshakePrefix, StringComparison.OrdinalIgnoreCase))
        {
            return $"websocket: invalid header \"{header.Key}\", \"{HandshakePrefix}\" prefix not allowed";
        }

        if (s_ownHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        {
            return $"websocket: invalid header \"{header.Key}\" not allowed";
        }

        // A line break in here would let the author of a variable write the response.
        var isName = header.Key.Length > 0 && header.Key.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter));
        var isValue = header.Value.All(letter => letter == '\t' || letter is >= ' ' and <= '~');
        return isName && isValue ? null : $"websocket: header \"{header.Key}\" is not a header of HTTP";
    }

    private static IEnumerable<string> Credentials(GustServerOptions options, WebSocketOptions socket)
    {
        var hasUsers = Access.UserRules.All(options).Any();
        var hasOperators = options.Operators.Count > 0 || options.TrustedKeys.Count > 0;
        var authorization = socket.Authorization;
        (bool Holds, string Error)[] rules =
        [
            (hasUsers && !string.IsNullOrEmpty(authorization?.User), "websocket authentication username not compatible with presence of users/nkeys"),
            (hasUsers && !string.IsNullOrEmpty(authorization?.Token), "websocket authentication token not compatible with presence of users/nkeys"),
            (string.IsNullOrEmpty(authorization?.User) && !string.IsNullOrEmpty(authorization?.Password), "websocket: a password needs a user"),
            (!string.IsNullOrEmpty(authorization?.User) && !string.IsNullOrEmpty(authorization.Token), "websocket: cannot have a user/pass and token"),
            (authorization?.Timeout <= TimeSpan.Zero, "websocket: the authorization timeout must be above zero"),
            (socket.JwtCookie is not null && !hasOperators,
                $"trusted operators or trusted keys configuration is required for JWT authentication via cookie \"{socket.JwtCookie}\""),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => rule.Error);
    }
}
