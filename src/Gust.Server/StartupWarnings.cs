using Gust.Security.Access;
using Gust.Server.Security;

namespace Gust.Server;

/// <summary>What the log warns of at the start, in the reference's words. Nothing of it keeps a server from starting.</summary>
internal static class StartupWarnings
{
    private const int PayloadHigh = 8 * 1024 * 1024;

    public static IReadOnlyList<string> Of(GustServerOptions options)
    {
        var warnings = new List<string>();
        if (AccessMapping.Passwords(options).Any(secret => !Bcrypt.IsHash(secret)))
        {
            warnings.Add("Plaintext passwords detected, use nkeys or bcrypt");
        }

        if (options.Tls is { HandshakeFirst: true, HandshakeFirstFallback: null })
        {
            warnings.Add("Clients that are not using \"TLS Handshake First\" option will fail to connect");
        }

        if (options.WebSocket is { NoTls: true, Tls: null })
        {
            warnings.Add("Websocket not configured with TLS. DO NOT USE IN PRODUCTION!");
        }

        if (options.Ocsp is { Mode: OcspMode.Always })
        {
            warnings.Add("ocsp mode always: staples are sent when there are any, but the server does not stop when its certificate is revoked");
        }

        if (options.Ocsp is { Urls.Count: > 0 })
        {
            warnings.Add("ocsp: the responder that the certificate names is asked, not the configured url");
        }

        if (options.OcspCache is { Kind: OcspCacheKind.Local })
        {
            warnings.Add("ocsp_cache: answers are remembered in memory alone, nothing is written to local_store: after a restart authorities are asked again");
        }

        if (options.Monitoring is { IsOn: false } and ({ Authorization: not null } or { Console.Enabled: true }))
        {
            warnings.Add("monitoring { } has no effect: no http_port or https_port is set");
        }

        if (options.MaxPayload > PayloadHigh)
        {
            warnings.Add("Maximum payloads over 8.00 MB are generally discouraged and could lead to poor performance");
        }

        return warnings;
    }
}
