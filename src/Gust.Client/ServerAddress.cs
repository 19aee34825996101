using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Gust.Client;

/// <summary>Where one server is, and the credentials its URL carried.</summary>
internal sealed record ServerAddress
{
    public const int DefaultPort = 4222;
    public const string DefaultUrl = "nats://127.0.0.1:4222";

    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>True for <c>tls://</c>: the connection must be encrypted.</summary>
    public bool Tls { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>A user without a password in the URL is a token, as in every NATS client.</summary>
    public string? Token { get; init; }

    /// <summary>The name the certificate must show; differs from <see cref="Host"/> for gossiped IP addresses.</summary>
    public string? TlsName { get; init; }

    /// <summary>The URL without credentials, fit for logs.</summary>
    public string Display => $"{(Tls ? "tls" : "nats")}://{HostAndPort}";

    public string HostAndPort => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    public bool IsIpAddress => IPAddress.TryParse(Host, out _);

    /// <summary>Reads one URL or <c>host[:port]</c>; throws <see cref="FormatException"/> with a sentence for the user.</summary>
    public static ServerAddress Parse(string text)
    {
        string url = text.Trim();
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            url = "nats://" + url;
            scheme = 4;
        }

        bool tls = url[..scheme].ToLowerInvariant() switch
        {
            "nats" => false,
            "tls" => true,
            "ws" or "wss" => throw new FormatException($"\"{WithoutUserInfo(url)}\" is a WebSocket URL; this client speaks nats:// and tls:// only"),
            _ => throw new FormatException($"\"{WithoutUserInfo(url)}\" is not a server URL; write nats://host:port or tls://host:port"),
        };
        // Uri refuses some NATS hosts and rewrites others, so only its unescaping is used.
        string rest = url[(scheme + 3)..].TrimEnd('/');
        int at = rest.LastIndexOf('@');
        (string? user, string? password, string? token) = Credentials(at < 0 ? null : rest[..at]);
        if (!TrySplitHostPort(rest[(at + 1)..], out string? host, out int port))
        {
            throw new FormatException($"\"{WithoutUserInfo(url)}\" is not a server URL; write nats://host:port");
        }

        return new ServerAddress { Host = host, Port = port, Tls = tls, User = user, Password = password, Token = token };
    }

    /// <summary>The URL with everything before the last @ cut, so that no secret reaches a screen.</summary>
    public static string WithoutUserInfo(string url)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        int at = url.LastIndexOf('@');
        return at < 0 ? url : string.Concat(scheme < 0 ? "" : url[..(scheme + 3)], url.AsSpan(at + 1));
    }

    private static (string? User, string? Password, string? Token) Credentials(string? userInfo)
    {
        if (string.IsNullOrEmpty(userInfo))
        {
            return default;
        }

        int colon = userInfo.IndexOf(':');
        return colon < 0
            ? (null, null, Uri.UnescapeDataString(userInfo))
            : (Uri.UnescapeDataString(userInfo[..colon]), Uri.UnescapeDataString(userInfo[(colon + 1)..]), null);
    }

    private static bool TrySplitHostPort(string text, [NotNullWhen(true)] out string? host, out int port)
    {
        port = DefaultPort;
        string portText = "";
        int bracket = text.StartsWith('[') ? text.IndexOf(']') : -1;
        if (bracket > 0)
        {
            host = text[1..bracket];
            portText = text[(bracket + 1)..];
        }
        else
        {
            int colon = text.LastIndexOf(':');
            bool bareIpv6 = colon >= 0 && text.IndexOf(':') != colon;
            host = colon < 0 || bareIpv6 ? text : text[..colon];
            portText = colon < 0 || bareIpv6 ? "" : text[colon..];
        }

        bool portFits = portText is "" or ":" || (portText[0] == ':' && int.TryParse(portText.AsSpan(1), out port) && port is > 0 and < 65536);
        return portFits && host.Length > 0 && !host.AsSpan().ContainsAny(" \t\r\n/@");
    }
}
