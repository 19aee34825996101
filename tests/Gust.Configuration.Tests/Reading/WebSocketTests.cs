namespace Gust.Configuration.Tests.Reading;

public class WebSocketTests
{
    [Fact]
    public void All_keys_are_read()
    {
        var socket = Loading.Options("""
            websocket {
              listen: "127.0.0.1:8080", advertise: "h:1", no_tls: true, same_origin: true, origins: ["http://a", "https://b:1"], handshake_timeout: 3s, compress: true
              authorization { user: u, pass: p, timeout: 4 }, no_auth_user: n
              jwt_cookie: j, user_cookie: u, pass_cookie: p, token_cookie: t, headers { X-A: b }, ping_interval: 5s
            }
            """).WebSocket!;

        Assert.Equal(("127.0.0.1", 8080, "h:1", true, true, true), (socket.Host, socket.Port, socket.Advertise, socket.NoTls, socket.SameOrigin, socket.Compression));
        Assert.Equal(["http://a", "https://b:1"], socket.AllowedOrigins);
        Assert.Equal((3, 4, 5), (socket.HandshakeTimeout.Seconds, socket.Authorization!.Timeout!.Value.Seconds, socket.PingInterval!.Value.Seconds));
        Assert.Equal(("u", "p", "n"), (socket.Authorization.User, socket.Authorization.Password, socket.NoAuthUser));
        Assert.Equal(("j", "u", "p", "t", "b"), (socket.JwtCookie, socket.UserCookie, socket.PasswordCookie, socket.TokenCookie, socket.Headers["X-A"]));
    }

    [Fact]
    public void Its_encryption_is_a_tls_block() =>
        Assert.Equal("c.pem", Loading.Load("ws { port: 1, tls { cert_file: c.pem, key_file: k.pem } }", TestCertificate.Files).Options.WebSocket!.Tls!.CertificateFile);

    [Theory]
    [InlineData("port: 99999", "f.conf:1:19: port 99999 is out of the range: 1 to 65535, or -1 for a free one")]
    [InlineData("listen: x", "f.conf:1:21: could not parse address \"x\": expected \"host:port\" (an IPv6 host in brackets)")]
    [InlineData("authorization { users: [] }", "f.conf:1:29: unknown field \"users\"; did you mean \"user\"?")]
    [InlineData("allowed_origins: 5", "f.conf:1:30: 'allowed_origins' must be a string or an array of strings, not an integer")]
    [InlineData("headers { a: 5 }", "f.conf:1:26: 'a' must be a string, not an integer; put it in quotes")]
    [InlineData("handshake_timeout: x", "f.conf:1:32: error parsing handshake_timeout: invalid duration \"x\"")]
    [InlineData("tls { zork: 1 }", "f.conf:1:19: unknown field \"zork\"")]
    [InlineData("max_payload: 5", "f.conf:1:13: unknown field \"max_payload\"")]
    public void A_listener_that_cannot_be_is_an_error(string text, string error) => Assert.Equal([error], Loading.Errors($"websocket {{ {text} }}"));

    [Theory]
    [InlineData("", "websocket requires TLS configuration: add a tls block, or no_tls: true where nobody can listen in")]
    [InlineData("no_tls: true, allowed_origins: x", "unable to parse allowed origin \"x\": allowed origins must be absolute URLs with http or https scheme")]
    [InlineData("no_tls: true, origin: \"*\"", "unable to parse allowed origin \"*\": allowed origins must be absolute URLs with http or https scheme")]
    [InlineData("no_tls: true, headers { host: a }", "websocket: invalid header \"host\" not allowed")]
    [InlineData("no_tls: true, headers { Nats-No-Masking: a }", "websocket: invalid header \"Nats-No-Masking\" not allowed")]
    [InlineData("no_tls: true, headers { sec-websocket-accept: a }", "websocket: invalid header \"sec-websocket-accept\", \"Sec-WebSocket-\" prefix not allowed")]
    [InlineData("no_tls: true, headers { \"a b\": c }", "websocket: header \"a b\" is not a header of HTTP")]
    [InlineData("no_tls: true, headers { a: \"b\\r\\nSet-Cookie: c\" }", "websocket: header \"a\" is not a header of HTTP")]
    [InlineData("no_tls: true, advertise: \"a:b\"", "websocket: advertise \"a:b\" is not host[:port]")]
    [InlineData("no_tls: true, jwt_cookie: c", "trusted operators or trusted keys configuration is required for JWT authentication via cookie \"c\"")]
    [InlineData("no_tls: true, authorization { user: a, token: b }", "websocket: cannot have a user/pass and token")]
    [InlineData("no_tls: true, authorization { pass: b }", "websocket: a password needs a user")]
    [InlineData("no_tls: true, no_auth_user: a", "no_auth_user: \"a\" present, but users/nkeys are not defined")]
    public void A_listener_that_cannot_start_is_an_error_at_the_start(string text, string error) =>
        Assert.Equal(["f.conf:1:1: " + error], Loading.StartErrors($"websocket {{ port: -1, {text} }}"));

    [Theory]
    [InlineData("user: a", "username")]
    [InlineData("token: a", "token")]
    public void A_user_of_its_own_excludes_users(string text, string what) => Assert.Equal(
        [$"f.conf:2:1: websocket authentication {what} not compatible with presence of users/nkeys"],
        Loading.StartErrors($"authorization {{ users: [{{user: u}}] }}\nwebsocket {{ port: 1, no_tls: true, authorization {{ {text} }} }}"));

    [Fact]
    public void Without_a_port_there_is_no_listener_and_nothing_to_check() => Assert.Empty(Loading.StartErrors("websocket { headers { Host: a } }"));
}
