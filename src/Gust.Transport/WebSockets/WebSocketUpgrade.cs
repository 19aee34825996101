using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Gust.Transport.WebSockets;

/// <summary>Decides on an upgrade request (RFC 6455 section 4.2) and writes the answer.</summary>
/// <remarks>Statuses and texts are nats-server's; unlike it this server closes after a refusal, and says so.</remarks>
internal sealed class WebSocketUpgrade
{
    private const string AcceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const int KeyLength = 16;

    private WebSocketUpgrade(int status, string refusal)
    {
        Status = status;
        Refusal = refusal;
    }

    private WebSocketUpgrade(WebSocketRequest request, WebSocketTerms terms)
    {
        Status = 101;
        Request = request;
        Terms = terms;
    }

    public int Status { get; }

    /// <summary>Why not, for the log.</summary>
    public string? Refusal { get; }

    public WebSocketRequest? Request { get; }

    public WebSocketTerms? Terms { get; }

    public static WebSocketUpgrade Malformed => new(400, "malformed request");

    public static WebSocketUpgrade TooLarge => new(431, $"request head larger than {HttpRequestHead.SizeMax} bytes");

    public static WebSocketUpgrade Judge(HttpRequestHead head, WebSocketSettings settings, bool isEncrypted)
    {
        WebSocketKind kind = KindOf(head.Path);
        if (kind == WebSocketKind.Mqtt && !settings.AcceptsMqtt)
        {
            return new WebSocketUpgrade(404, "mqtt websocket endpoint not enabled");
        }

        if (kind == WebSocketKind.Leafnode && !settings.AcceptsLeafnodes)
        {
            return new WebSocketUpgrade(404, "leafnode websocket endpoint not enabled");
        }

        if (head.Method != "GET")
        {
            return new WebSocketUpgrade(405, "request method must be GET");
        }

        if (FieldProblem(head) is { } problem)
        {
            return new WebSocketUpgrade(400, problem);
        }

        if (OriginProblem(head, settings, isEncrypted) is { } foreign)
        {
            return new WebSocketUpgrade(403, $"origin not allowed: {foreign}");
        }

        return new WebSocketUpgrade(RequestOf(head, settings, kind), TermsOf(head, settings));
    }

    /// <summary>The head of the answer to an accepted request.</summary>
    public static byte[] Accept(HttpRequestHead head, WebSocketTerms terms, WebSocketSettings settings)
    {
        StringBuilder answer = new("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ");
        answer.Append(AcceptFor(head.Value("Sec-WebSocket-Key"))).Append("\r\n");
        if (terms.Compresses)
        {
            answer.Append("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n");
        }

        if (!terms.RequiresMask)
        {
            answer.Append("Nats-No-Masking: true\r\n");
        }

        foreach ((string name, string value) in settings.Headers)
        {
            answer.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(answer.Append("\r\n").ToString());
    }

    /// <summary>The answer to a refused request.</summary>
    public byte[] Refuse(DateTimeOffset now)
    {
        string text = Status switch
        {
            400 => "Bad Request",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Request Header Fields Too Large",
        };
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {Status} {text}\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nX-Content-Type-Options: nosniff\r\n" +
            $"Date: {now:R}\r\nContent-Length: {text.Length + 1}\r\nConnection: close\r\n\r\n{text}\n");
    }

    private static string AcceptFor(string key)
    {
#pragma warning disable CA5350 // the RFC wants SHA-1; it is no secret
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptSuffix)));
#pragma warning restore CA5350
    }

    private static WebSocketKind KindOf(string path) =>
        path.EndsWith("/mqtt", StringComparison.Ordinal) ? WebSocketKind.Mqtt
        : path.EndsWith("/leafnode", StringComparison.Ordinal) ? WebSocketKind.Leafnode
        : WebSocketKind.Client;

    private static string? FieldProblem(HttpRequestHead head)
    {
        if (head.Value("Host").Length == 0)
        {
            return "'Host' missing in request";
        }

        if (head.Count("Host") > 1)
        {
            return "'Host' more than once in request";
        }

        // What one side takes for a body the other takes for frames: a way to smuggle.
        if (head.Has("Transfer-Encoding") || head.Value("Content-Length") is not ("" or "0"))
        {
            return "request has a body";
        }

        if (!head.Lists("Upgrade", "websocket"))
        {
            return "invalid value for header 'Upgrade'";
        }

        if (!head.Lists("Connection", "Upgrade"))
        {
            return "invalid value for header 'Connection'";
        }

        string key = head.Value("Sec-WebSocket-Key");
        if (key.Length == 0)
        {
            return "key missing";
        }

        Span<byte> decoded = stackalloc byte[KeyLength + 2];
        if (!Convert.TryFromBase64String(key, decoded, out int length) || length != KeyLength)
        {
            return "invalid websocket key";
        }

        return head.Value("Sec-WebSocket-Version") == "13" ? null : "invalid version";
    }

    /// <summary>No origin at all is no page's, and no page can hide its own.</summary>
    private static string? OriginProblem(HttpRequestHead head, WebSocketSettings settings, bool isEncrypted)
    {
        string text = head.Value("Origin") is { Length: > 0 } origin ? origin : head.Value("Sec-Websocket-Origin");
        if (text.Length == 0 || (!settings.SameOrigin && settings.AllowedOrigins.Count == 0))
        {
            return null;
        }

        if (WebSocketOrigin.Parse(text) is not { } page)
        {
            return $"'{text}' is not an http or https origin";
        }

        if (settings.SameOrigin && page != WebSocketOrigin.OfHost(head.Value("Host"), isEncrypted))
        {
            return "not same origin";
        }

        return settings.AllowedOrigins.Count == 0 || settings.AllowedOrigins.Contains(page) ? null : "not in the allowed list";
    }

    private static WebSocketTerms TermsOf(HttpRequestHead head, WebSocketSettings settings) => new(
        Compresses: settings.Compression && head.Elements("Sec-WebSocket-Extensions").Any(offer => offer.Split(';')[0].Trim().Equals("permessage-deflate", StringComparison.OrdinalIgnoreCase)),
        FrameMax: head.Value("User-Agent").StartsWith("Mozilla/", StringComparison.Ordinal) ? WebSocketTerms.BrowserFrameMax : WebSocketTerms.MessageMax,
        RequiresMask: !head.Value("Nats-No-Masking").Equals("true", StringComparison.OrdinalIgnoreCase),
        InflatedMax: WebSocketTerms.InflatedMaxFor(settings.MaxPayload));

    private static WebSocketRequest RequestOf(HttpRequestHead head, WebSocketSettings settings, WebSocketKind kind)
    {
        string? Cookie(string? name) => name is null ? null : head.Cookie(name);
        return new WebSocketRequest
        {
            Kind = kind,
            JwtCookie = Cookie(settings.JwtCookie),
            UserCookie = Cookie(settings.UserCookie),
            PasswordCookie = Cookie(settings.PasswordCookie),
            TokenCookie = Cookie(settings.TokenCookie),
            ForwardedFor = head.Elements("X-Forwarded-For").FirstOrDefault(element => IPAddress.TryParse(element, out _)),
            Host = head.Value("Host"),
        };
    }
}
