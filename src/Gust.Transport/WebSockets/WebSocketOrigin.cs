namespace Gust.Transport.WebSockets;

/// <summary>Where a page comes from (RFC 6454): what keeps other sites' pages from using a visitor's cookies here.</summary>
internal sealed record WebSocketOrigin(string Scheme, string Host, int Port)
{
    /// <summary>Null when <paramref name="text"/> is not an http or https URL.</summary>
    public static WebSocketOrigin? Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme is "http" or "https")
        ? new WebSocketOrigin(url.Scheme, url.Host.ToLowerInvariant(), url.Port)
        : null;

    /// <summary>This server as the request's Host field names it; null when that is no host.</summary>
    public static WebSocketOrigin? OfHost(string host, bool isEncrypted) => Parse($"{(isEncrypted ? "https" : "http")}://{host}");
}
