using System.Globalization;
using Gust.Configuration.Reading.Access;
using Gust.Configuration.Reading.Tls;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Listeners;

/// <summary>Reads <c>websocket</c>. Much of it is checked at the start only, as with the reference: see <see cref="WebSocketRules"/>.</summary>
internal static class WebSocketReader
{
    private static readonly BlockReader<WebSocketOptions> s_keys = new BlockReader<WebSocketOptions>()
        .On("listen", ReadListen)
        .Text("host net", (o, v) => o.Host = v.Length == 0 ? o.Host : v)
        .On("port", ReadPort)
        .Text("advertise", (o, v) => o.Advertise = NullIfEmpty(v))
        .Flag("no_tls", (o, v) => o.NoTls = v)
        .On("tls", (context, key, o) => o.Tls = TlsReader.Read(context, key, TlsUse.Listener))
        .Flag("same_origin", (o, v) => o.SameOrigin = v)
        .Texts("allowed_origins allowed_origin allow_origins allow_origin origins origin", (o, v) => o.AllowedOrigins.AddRange(v))
        .Seconds("handshake_timeout", (o, v) => o.HandshakeTimeout = v)
        .Flag("compression compress", (o, v) => o.Compression = v)
        .On("authorization authentication", ReadAuthorization)
        .Text("no_auth_user", (o, v) => o.NoAuthUser = NullIfEmpty(v))
        .Text("jwt_cookie", (o, v) => o.JwtCookie = NullIfEmpty(v))
        .Text("user_cookie", (o, v) => o.UserCookie = NullIfEmpty(v))
        .Text("pass_cookie", (o, v) => o.PasswordCookie = NullIfEmpty(v))
        .Text("token_cookie", (o, v) => o.TokenCookie = NullIfEmpty(v))
        .On("headers", ReadHeaders)
        .On("ping_interval", ReadPingInterval);

    private static readonly BlockReader<ListenerAuthorizationOptions> s_authorizationKeys = new BlockReader<ListenerAuthorizationOptions>()
        .On("user username", (context, key, o) => o.User = AuthorizationReader.Credential(context, key))
        .On("pass password", (context, key, o) => o.Password = AuthorizationReader.Credential(context, key))
        .On("token", (context, key, o) => o.Token = AuthorizationReader.Credential(context, key))
        .Seconds("timeout", (o, v) => o.Timeout = v);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (context.Values.Map(entry, out var block))
        {
            options.WebSocket = new WebSocketOptions { Position = entry.KeyPosition };
            s_keys.Read(context, block, options.WebSocket);
        }
    }

    private static void ReadListen(ReadingContext context, ConfigEntry key, WebSocketOptions options)
    {
        if (ListenAddress.TryRead(context, key, out var host, out var port))
        {
            (options.Host, options.Port) = (host ?? options.Host, port);
        }
    }

    private static void ReadPort(ReadingContext context, ConfigEntry key, WebSocketOptions options)
    {
        if (context.Values.Integer(key, out var port) && ListenAddress.CheckPort(context, key, port))
        {
            options.Port = (int)port;
        }
    }

    private static void ReadAuthorization(ReadingContext context, ConfigEntry key, WebSocketOptions options)
    {
        if (context.Values.Map(key, out var block))
        {
            options.Authorization = new ListenerAuthorizationOptions();
            s_authorizationKeys.Read(context, block, options.Authorization);
        }
    }

    private static void ReadHeaders(ReadingContext context, ConfigEntry key, WebSocketOptions options)
    {
        if (!context.Values.Map(key, out var headers))
        {
            return;
        }

        options.Headers = [];
        foreach (var header in headers.Entries.Where(header => !header.IsVariable))
        {
            if (context.Values.Text(header, out var value))
            {
                options.Headers[header.Key] = value;
            }
        }
    }

    private static void ReadPingInterval(ReadingContext context, ConfigEntry key, WebSocketOptions options)
    {
        if (context.Values.Duration(key, out var interval) && context.Values.NotNegative(key, interval))
        {
            options.PingInterval = interval == TimeSpan.Zero ? null : interval;
        }
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
