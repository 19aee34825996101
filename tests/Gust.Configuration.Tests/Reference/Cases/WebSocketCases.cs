namespace Gust.Configuration.Tests.Reference.Cases;

/// <summary>Configurations of the WebSocket listener to put before both servers.</summary>
internal static class WebSocketCases
{
    public static IReadOnlyList<string> Same { get; } =
    [
        "websocket {port: 1, no_tls: true}", "ws {port: 1}", "websocket {}", "websocket {listen: \"a:5\", no_tls: true}",
        "websocket {listen: 5, no_tls: true}", "websocket {listen: x}", "websocket {host: 5}", "websocket {net: a}", "websocket {port: a}",
        "websocket {advertise: \"a:1\"}", "websocket {no_tls: 1}", "websocket {tls {zork: 1}}", "websocket {port: 1, tls {<pair>}}",
        "websocket {port: 1, tls {<pair>, handshake_first: true}}",
        "websocket {port: 1, tls {<pair>, pinned_certs: [\"7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069\"]}}",
        "websocket {same_origin: true}", "websocket {same_origin: a}", "websocket {allowed_origins: \"http://a\"}",
        "websocket {allowed_origins: [\"http://a\", \"https://b:1\"]}", "websocket {allowed_origins: \"x\"}",
        "websocket {allowed_origins: \"http://a:b:c\"}", "websocket {allowed_origins: [\"%zz\"]}", "websocket {allowed_origins: 5}",
        "websocket {allowed_origins: [5 ]}", "websocket {origin: a, origins: b}", "websocket {handshake_timeout: \"5s\"}",
        "websocket {handshake_timeout: 5}", "websocket {handshake_timeout: x}", "websocket {compression: true}", "websocket {compress: 1}",
        "websocket {authorization {user: a, pass: b}}", "websocket {authentication {token: b}}", "websocket {authorization {token: b, user: a}}",
        "websocket {authorization {pass: a}}", "websocket {authorization {timeout: 5}}", "websocket {authorization {timeout: \"5s\"}}",
        "websocket {authorization {timeout: 65}}", "websocket {authorization {timeout: 5.5}}", "websocket {authorization {zork: a}}",
        "websocket {authorization: a}", "websocket {no_auth_user: a}", "websocket {no_auth_user: 5}",
        "websocket {jwt_cookie: a, user_cookie: b, pass_cookie: c, token_cookie: d}", "websocket {jwt_cookie: 5}", "websocket {headers {a: b}}",
        "websocket {headers {a: 5}}", "websocket {headers {a: \"\"}}", "websocket {headers {\"\": \"x\"}}", "websocket {headers {Host: b}}",
        "websocket {headers {host: b}}", "websocket {headers {Content-Length: b}}", "websocket {headers {Connection: b}}",
        "websocket {headers {Upgrade: b}}", "websocket {headers {Nats-No-Masking: b}}", "websocket {headers {Sec-WebSocket-Foo: b}}",
        "websocket {headers {sec-websocket-accept: b}}", "websocket {headers {\"a b\": c}}", "websocket {headers {\"a\": \"c\\r\\nX: y\"}}",
        "websocket {headers {\"a:b\": c}}", "websocket {headers: 5}", "websocket {ping_interval: 5}", "websocket {ping_interval: \"5s\"}",
        "websocket {zork: 5}", "websocket: true", "websocket {max_payload: 5}", "websocket {V: 5, port: $V}",
        "websocket {host: a, host: b, listen: \"c:1\"}", "websocket {tls {<pair>, verify_cert_and_check_known_urls: true}}",
        "websocket {handshake_timeout: 0}", "websocket {ping_interval: \"0s\"}",
    ];

    public static IReadOnlyList<(string Text, bool GustAccepts, string Reason)> Different { get; } =
    [
        ("websocket {port: 99999}", false, "no such port"),
        ("websocket {tls {}}", false, "TLS without a certificate serves nobody"),
        ("websocket {handshake_timeout: \"-5s\"}", false, "a negative duration means nothing"),
        ("websocket {authorization {timeout: x}}", false, "the reference ignores it"),
        ("websocket {ping_interval: \"-5s\"}", false, "a negative duration means nothing"),
    ];
}
