using System.Text;
using Gust.Foundation;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>Who is let in, with which terms. Statuses and texts are nats-server 2.15.1's.</summary>
public sealed class WebSocketUpgradeTests
{
    private static readonly UpgradeText Right = new();

    [Fact]
    public void Right_request_is_accepted_as_the_rfc_computes_it()
    {
        WebSocketSettings settings = new() { Headers = [new("X-Test", "yes"), new("Server", "gust")] };
        HttpRequestHead head = Parse(Right);
        WebSocketUpgrade verdict = WebSocketUpgrade.Judge(head, settings, isEncrypted: false);
        Assert.Equal(101, verdict.Status);
        Assert.Equal(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nX-Test: yes\r\nServer: gust\r\n\r\n",
            Encoding.ASCII.GetString(WebSocketUpgrade.Accept(head, verdict.Terms!, settings)));
    }

    public static TheoryData<string, int, string> Refusals => new()
    {
        { (Right with { Method = "POST" }).ToString(), 405, "request method must be GET" },
        { (Right with { Method = "get" }).ToString(), 405, "request method must be GET" },
        { (Right with { Host = null }).ToString(), 400, "'Host' missing in request" },
        { (Right with { Upgrade = null }).ToString(), 400, "invalid value for header 'Upgrade'" },
        { (Right with { Upgrade = "h2c" }).ToString(), 400, "invalid value for header 'Upgrade'" },
        { (Right with { Connection = null }).ToString(), 400, "invalid value for header 'Connection'" },
        { (Right with { Connection = "close" }).ToString(), 400, "invalid value for header 'Connection'" },
        { (Right with { Key = null }).ToString(), 400, "key missing" },
        { (Right with { Key = "abcd" }).ToString(), 400, "invalid websocket key" },
        { (Right with { Key = "dGhlIHNhbXBsZSBub25jZTEyMzQ1Njc4OTAxMjM0NQ==" }).ToString(), 400, "invalid websocket key" },
        { (Right with { Key = "!!!" }).ToString(), 400, "invalid websocket key" },
        { (Right with { WebSocketVersion = null }).ToString(), 400, "invalid version" },
        { (Right with { WebSocketVersion = "12" }).ToString(), 400, "invalid version" },
        { (Right with { Target = "/mqtt" }).ToString(), 404, "mqtt websocket endpoint not enabled" },
        { (Right with { Target = "/x/mqtt?y=1" }).ToString(), 404, "mqtt websocket endpoint not enabled" },
        { (Right with { Target = "/leafnode" }).ToString(), 404, "leafnode websocket endpoint not enabled" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Wrong_request_is_refused(string request, int status, string reason)
    {
        WebSocketUpgrade verdict = Judge(request, new WebSocketSettings());
        Assert.Equal((status, reason), (verdict.Status, verdict.Refusal));
        Assert.Null(verdict.Terms);
    }

    [Fact]
    public void Refusal_says_what_is_spoken_here_and_that_it_is_over() => Assert.Equal(
        "HTTP/1.1 405 Method Not Allowed\r\nContent-Type: text/plain; charset=utf-8\r\nSec-Websocket-Version: 13\r\nX-Content-Type-Options: nosniff\r\n" +
        "Date: Sun, 22 Nov 2026 01:50:28 GMT\r\nContent-Length: 19\r\nConnection: close\r\n\r\nMethod Not Allowed\n",
        Encoding.ASCII.GetString(Judge((Right with { Method = "PUT" }).ToString(), new WebSocketSettings()).Refuse(new DateTimeOffset(2026, 11, 22, 1, 50, 28, TimeSpan.Zero))));

    public static TheoryData<string> Accepted =>
    [
        (Right with { Version = "HTTP/1.0" }).ToString(),
        (Right with { Upgrade = "foo, WebSocket" }).ToString(),
        (Right with { Connection = "keep-alive, upgrade" }).ToString(),
        (Right with { Target = "/foo/bar?x=/mqtt" }).ToString(),
        (Right with { Target = "http://localhost/" }).ToString(),
        Right.ToString().Replace("\r\n", "\n", StringComparison.Ordinal),
        (Right with { More = "X-Empty:\r\nx-tab:\tvalue\t\r\n" }).ToString(),
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Unusual_request_is_accepted(string request) => Assert.Equal(101, Judge(request, new WebSocketSettings()).Status);

    [Theory]
    [InlineData("hello\r\n\r\n")]
    [InlineData("GET /\r\n\r\n")]
    [InlineData("GET / HTTP/2.0\r\n\r\n")]
    [InlineData("GET  / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost : a\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nX: a\r\n folded\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n: nameless\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nX: a\rb\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nX: a\0b\r\n\r\n")]
    [InlineData("G\u00C9T / HTTP/1.1\r\n\r\n")]
    public void What_is_no_request_is_not_understood(string text) => Assert.False(HttpRequestHead.TryParse(Encoding.Latin1.GetBytes(text), out _));

    [Fact]
    public void Head_ends_at_its_empty_line_wherever_the_bytes_are_cut()
    {
        byte[] request = [.. Encoding.ASCII.GetBytes(Right.ToString()), .. "more"u8];
        for (int i = 0; i <= request.Length; i++)
        {
            Assert.Equal(i < request.Length - 4 ? 0 : request.Length - 4, HttpRequestHead.LengthOf(request.AsSpan(0, i)));
        }
    }

    [Theory]
    [InlineData("localhost:80", false, "http://localhost:80", true)]
    [InlineData("localhost:80", false, "http://localhost", true)]
    [InlineData("localhost", false, "http://LOCALHOST", true)]
    [InlineData("localhost:8080", false, "HTTP://localhost:8080/path", true)]
    [InlineData("[::1]:80", false, "http://[::1]", true)]
    [InlineData("localhost:8080", false, "http://localhost", false)]
    [InlineData("localhost:8080", false, "https://localhost:8080", false)]
    [InlineData("localhost:443", true, "https://localhost", true)]
    [InlineData("localhost", true, "https://localhost", true)]
    [InlineData("localhost", true, "http://localhost", false)]
    [InlineData("localhost", false, "http://evil.example", false)]
    [InlineData("localhost", false, "http://localhost.evil.example", false)]
    [InlineData("localhost", false, "http://evil@localhost:81", false)]
    [InlineData("localhost", false, "null", false)]
    [InlineData("localhost", false, "::bad", false)]
    [InlineData("localhost", false, "ws://localhost", false)]
    [InlineData("localhost", false, "", true)]
    public void Same_origin_means_scheme_host_and_port(string host, bool isEncrypted, string origin, bool accepted)
    {
        WebSocketUpgrade verdict = Judge((Right with { Host = host, More = $"Origin: {origin}\r\n" }).ToString(), new WebSocketSettings { SameOrigin = true }, isEncrypted);
        Assert.Equal(accepted ? 101 : 403, verdict.Status);
    }

    [Theory]
    [InlineData("http://ok.example:8080", true)]
    [InlineData("http://ok.example", false)]
    [InlineData("https://ok.example", true)]
    [InlineData("https://ok.example:443", true)]
    [InlineData("https://sec.example", true)]
    [InlineData("http://sec.example", false)]
    [InlineData("http://TWO.example:80", true)]
    [InlineData("http://evil", false)]
    [InlineData("null", false)]
    public void Allowed_origins_are_matched_by_scheme_host_and_port(string origin, bool accepted)
    {
        string[] allowed = ["http://ok.example:8080", "https://sec.example", "http://two.example", "https://ok.example"];
        WebSocketSettings settings = new() { AllowedOrigins = [.. allowed.Select(text => WebSocketOrigin.Parse(text)!)] };
        Assert.Equal(accepted ? 101 : 403, Judge((Right with { More = $"Origin: {origin}\r\n" }).ToString(), settings).Status);
        Assert.Equal(accepted ? 101 : 403, Judge((Right with { More = $"Sec-WebSocket-Origin: {origin}\r\n" }).ToString(), settings).Status);
    }

    [Fact]
    public void Origin_must_satisfy_both_rules_when_both_are_set()
    {
        WebSocketSettings settings = new() { SameOrigin = true, AllowedOrigins = [WebSocketOrigin.Parse("http://ok.example")!] };
        Assert.Equal("origin not allowed: not in the allowed list", Judge((Right with { More = "Origin: http://localhost\r\n" }).ToString(), settings).Refusal);
        Assert.Equal("origin not allowed: not same origin", Judge((Right with { More = "Origin: http://ok.example\r\n" }).ToString(), settings).Refusal);
    }

    [Theory]
    [InlineData("permessage-deflate", true)]
    [InlineData("permessage-deflate; client_max_window_bits", true)]
    [InlineData("foo, Permessage-Deflate; server_no_context_takeover", true)]
    [InlineData("permessage-deflate-x", false)]
    [InlineData("x; permessage-deflate", false)]
    public void Compression_is_agreed_on_when_offered_and_configured(string offer, bool compresses)
    {
        string request = (Right with { More = $"Sec-WebSocket-Extensions: {offer}\r\n" }).ToString();
        Assert.Equal(compresses, Judge(request, new WebSocketSettings { Compression = true }).Terms!.Compresses);
        Assert.False(Judge(request, new WebSocketSettings()).Terms!.Compresses);
    }

    [Fact]
    public void Terms_follow_from_the_clients_fields()
    {
        WebSocketSettings settings = new() { MaxPayload = 1000 };
        Assert.Equal(new WebSocketTerms(false, 64 * 1024, true, 8000), Judge(Right.ToString(), settings).Terms);
        Assert.Equal(4096, Judge((Right with { More = "User-Agent: Mozilla/5.0 (X11)\r\n" }).ToString(), settings).Terms!.FrameMax);
        Assert.False(Judge((Right with { More = "Nats-No-Masking: true\r\n" }).ToString(), settings).Terms!.RequiresMask);
        Assert.Equal(64 * 1024 * 1024, Judge(Right.ToString(), settings with { MaxPayload = 64 * 1024 * 1024 }).Terms!.InflatedMax);
    }

    [Fact]
    public void Cookies_of_the_configured_names_are_handed_over()
    {
        WebSocketSettings settings = new() { JwtCookie = "j", UserCookie = "u", PasswordCookie = "p", TokenCookie = "t" };
        WebSocketRequest request = Judge((Right with { More = "Cookie: x=1; j=eyJ.a=b; u=\"ann\"\r\nCookie: p=s3; tt=no\r\n" }).ToString(), settings).Request!;
        Assert.Equal(("eyJ.a=b", "ann", "s3", null), (request.JwtCookie, request.UserCookie, request.PasswordCookie, request.TokenCookie));
    }

    [Theory]
    [InlineData("X-Forwarded-For: 1.2.3.4, 5.6.7.8\r\n", "1.2.3.4")]
    [InlineData("X-Forwarded-For: unknown, ::1\r\n", "::1")]
    [InlineData("X-Forwarded-For: a.example\r\n", null)]
    [InlineData("", null)]
    public void First_address_that_proxies_tell_is_the_clients(string more, string? address) =>
        Assert.Equal(address, Judge((Right with { More = more }).ToString(), new WebSocketSettings()).Request!.ForwardedFor);

    [Theory]
    [InlineData("/leafnode", WebSocketKind.Leafnode)]
    [InlineData("/a/mqtt", WebSocketKind.Mqtt)]
    [InlineData("/mqtt/", WebSocketKind.Client)]
    [InlineData("/", WebSocketKind.Client)]
    public void Path_says_which_protocol_is_spoken(string target, object kind) => Assert.Equal(
        kind,
        Judge((Right with { Target = target }).ToString(), new WebSocketSettings { AcceptsLeafnodes = true, AcceptsMqtt = true }).Request!.Kind);

    [Theory]
    [InlineData("X-Test", "yes", null)]
    [InlineData("sec-websocket-accept", "x", "header 'sec-websocket-accept' belongs to the protocol")]
    [InlineData("Connection", "x", "header 'Connection' belongs to the protocol")]
    [InlineData("a b", "x", "'a b' is not the name of a header")]
    [InlineData("X-Test", "a\r\nSet-Cookie: b", "the value of header 'X-Test' has control characters")]
    public void Own_headers_are_checked(string name, string value, string? problem) => Assert.Equal(problem, WebSocketHeaders.Problem(name, value));

    [Fact]
    public void Damaged_requests_never_throw()
    {
        SeededRandom random = new(99);
        byte[] right = Encoding.Latin1.GetBytes((Right with { More = "Origin: http://a\r\nCookie: a=b; c\r\nX-Forwarded-For: 1.1.1.1\r\n" }).ToString());
        WebSocketSettings settings = new() { SameOrigin = true, Compression = true, JwtCookie = "a" };
        for (int run = 0; run < 20_000; run++)
        {
            byte[] damaged = [.. right];
            for (int i = random.Next(6); i >= 0; i--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            int length = HttpRequestHead.LengthOf(damaged);
            Assert.InRange(length, 0, damaged.Length);
            if (length > 0 && HttpRequestHead.TryParse(damaged.AsSpan(0, length), out HttpRequestHead? head))
            {
                Assert.InRange(WebSocketUpgrade.Judge(head, settings, isEncrypted: false).Status, 101, 431);
            }
        }
    }

    private static HttpRequestHead Parse(UpgradeText text)
    {
        Assert.True(HttpRequestHead.TryParse(Encoding.Latin1.GetBytes(text.ToString()), out HttpRequestHead? head));
        return head;
    }

    private static WebSocketUpgrade Judge(string request, WebSocketSettings settings, bool isEncrypted = false)
    {
        Assert.True(HttpRequestHead.TryParse(Encoding.Latin1.GetBytes(request), out HttpRequestHead? head));
        return WebSocketUpgrade.Judge(head, settings, isEncrypted);
    }
}
