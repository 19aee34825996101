namespace Gust.Configuration.Tests.Reference;

/// <summary>Configurations to put before both servers.</summary>
internal static class ConfigurationCases
{
    /// <summary>Both must accept with the same digest, or both refuse.</summary>
    public static IReadOnlyList<string> Same { get; } =
    [
        // comments, separators, entries
        "", "# c\n", "{}", "port: 4222", "port = 4222", "port 4222", "port\t4222", "port\n4222", "port\n\n:4222", "\"port\": 4222", "'port' 4222",
        "Port: 4222", "port: 4222 # c", "port: 4222 // c", "port: 4222;", "port: 4222,", "port: 4222; host: a", "port: 4222, host: a",
        "port: 4222 host: a", "port: 4222,,", "port: 4222;;host: a", ",port: 4222", "port: 4222\r\nhost: a\r\n", "port: 4222\rhost: a",
        "{port: 4222}", "{\"port\": 4222, \"host\": \"a\"}", "{port: 4222,}", " { port: 4222 } # c", "{port: 4222}\nhost: a", "{port: 4222} x",
        "port: 4222}", "port: 4222\n}", "{port: 4222}}", "port: 1\n}\nhost: a", "port", "port\n", "port:\n4222", "port: {", "[1,2]", "- a",
        "port #c\n:4222", "port: 4222 -- c", "port: 4222 /* c */", "port: = 4222", "port: 1\nport: 2",

        // numbers, strings, dates
        "max_payload: 1k", "max_payload: 1kb", "max_payload: 1KiB", "max_payload: 1mb", "max_payload: 2g", "max_pending: 1g", "max_pending: 1gb",
        "max_pending: 1tb", "max_pending: 9e", "max_payload: 010", "max_payload: +1", "max_payload: 0x10", "max_payload: 1_0", "max_payload: 1e5",
        "max_payload: 1.0", "max_payload: 9223372036854775808", "host: 127.0.0.1", "host: 1.2.3", "host: 1.2.a", "host: 1.2.3.4:5", "host: 1.2.3.4/24",
        "host: 10s", "host: -10s", "host: -", "host: .5", "host: 1.", "host: 1-2", "host: 12345-abc", "host: a-b", "host: a'b", "host: a'",
        "host: a\"b", "host: \"a\"b", "host: \"a\" \"b\"", "host: \"a", "host: 'a", "host: a\\tb", "host: \"a\\q\"", "host: \"a\\x41\\x0a\"",
        "host: \"a\\x4\"", "host: \"a\\u0041\"", "host: \"a\\/b\"", "host: 'a\\'b'", "host: \"a\nb\"", "host: a{b", "host: a]", "host: (\na\n)\n",
        "host: (a)", "host: (\na\n  )\n", "host: #a", "host: //a", "host: *", "host: é", "host: null", "host: yes", "host: \"yes\"",
        "server_metadata {a: \"<>&\\x7f\", \"b c\": '\u2028'}", "server_metadata {a: 2024-01-02T03:04:05Z}", "server_metadata {a: 2024-01-02}",
        "V: 2024-01-02T03:04:05Z\nserver_metadata {a: $V}\nserver_metadata {}", "V: 2023-02-29T00:00:00Z\nserver_metadata {a: $V}\nserver_metadata {}",
        "V: 1.50\nserver_metadata {a: $V}\nserver_metadata {}", "V: -0.0\nserver_metadata {a: $V}\nserver_metadata {}",
        "V: 123456789012345678901.5\nserver_metadata {a: $V}\nserver_metadata {}", "V: 0.00000012\nserver_metadata {a: $V}\nserver_metadata {}",

        // arrays, maps
        "server_tags: [a, b]", "server_tags: [a\nb\n]", "server_tags: [a, b,]", "server_tags: [a,,b]", "server_tags: [,a]", "server_tags: [a b]",
        "server_tags: [a;b]", "server_tags: [a # c\n, b]", "server_tags: [ # c\n a // d\n]", "server_tags: [", "server_tags: [a", "server_tags: [a}",
        "server_tags: [\na\n,\nb]", "server_tags: []", "server_tags: [[a]]", "server_tags: [10s, 20s]", "server_tags: ['a', \"b\"]",
        "server_metadata {a: b; c: d}", "server_metadata {a: b c: d}", "server_metadata {a b, c d,}", "server_metadata {a::b}", "server_metadata {a: : b}",
        "server_metadata {a}", "server_metadata{a: b}", "server_metadata {a:\nb}", "server_metadata\n{\na: b\n}", "server_metadata {\"a\"b}",
        "server_metadata {a.b*>: c}", "server_metadata {'a\\tb': c}", "server_metadata {a: b, a: c, A: d}", "server_metadata {a: b", "server_metadata {=a}", "server_metadata {a:}",

        // variables, environment
        "P: 5\nport: $P", "port: $P\nP: 5", "p: 5\nport: $P", "P: 1\nP: 2\nport: $P", "P {Q: 5}\nport: $Q", "A: x\nserver_name: \"$A\"",
        "A: x\nserver_name: a$A", "A: 1\nauthorization {A: 2, timeout: $A, user: x}", "A: 1\nauthorization {timeout: $A, user: x}",
        "A {user: a}\nauthorization: $A", "T: x\nserver_tags: [$T,$T]", "max_payload: $CONFIG_TEST_NUMBER", "server_name: $CONFIG_TEST_WORD",
        "server_name: $CONFIG_TEST_BLANKS", "authorization: $CONFIG_TEST_MAP", "server_name: $CONFIG_TEST_NOT_THERE", "server_name: $", "server_name: $$",
        "server_name: ${CONFIG_TEST_WORD}", "P: 5\nport: $P # c", "A: 1\nport: $A\nA: 2",

        // options
        "foo: 1", "foo: 1\nbar: 2", "port: \"4222\"", "port: 4222.5", "port: true", "port: -1", "host: 5", "net: a", "listen: 4222", "listen: \"a:4222\"",
        "listen: a:4222", "listen: \":4222\"", "listen: \"[::1]:4222\"", "listen: \"::1:4222\"", "listen: a", "listen: a:b", "listen: true", "listen: -1",
        "server_name: \"a b\"", "server_name: a", "server_name: true", "debug: true", "debug: on", "debug: 1", "debug: \"true\"", "debug: t",
        "max_payload: \"1MB\"", "max_payload: 2147483648", "max_payload: 0", "max_control_line: 3gb", "max_sub_tokens: 0", "max_sub_tokens: 255",
        "max_sub_tokens: 256", "max_sub_tokens: -1", "max_connections: -1", "max_subs: 0", "ping_interval: 10", "ping_interval: \"10\"", "ping_interval: 10s",
        "ping_interval: \"1d\"", "ping_interval: \"1h30m\"", "ping_interval: 1.5", "ping_interval: \"3000000h\"", "ping_interval: \".5s\"", "ping_interval: \"\"",
        "write_deadline: \"1µs\"", "write_deadline: 5", "lame_duck_duration: 30s", "lame_duck_duration: 29s", "lame_duck_duration: 60",
        "lame_duck_grace_period: \"0\"", "lame_duck_grace_period: \"-1s\"", "write_timeout: close", "write_timeout: CLOSE", "write_timeout: 1",
        "client_advertise: \"a:b\"", "server_tags: a", "server_tags: 1", "server_tags: [1 ]", "server_tags: {a: b}", "server_metadata: a", "server_metadata {a: 1}",
        "no_fast_producer_stall: 1", "log_size_limit: 1", "pid_file: 1", "logfile: a", "max_conn: 5", "no_system_account: true", "no_system: 1",
        "lame_duck_duration: 30s, lame_duck_grace_period: 31s", "max_payload: 9mb, max_pending: 8mb", "trace_headers: yes", "max_pings: 1",

        // authorization
        "authorization {}", "authorization {user: a}", "authorization {user: a, pass: b}", "authorization {user: a, password: $2a$11$abc}",
        "authorization {user: a, password: $2b$11$abc}", "authorization {user: a, password: \"$2b$11$abc\"}", "authorization {token: t}",
        "authorization {token: t, user: a}", "authorization {token: t, users: [{user: a, pass: b}]}", "authorization {user: a, users: [{user: b, pass: c}]}",
        "authorization {users: []}", "authorization {users: [{user: a, pass: b}, {user: a, pass: c}]}", "authorization {users: [{pass: b}]}",
        "authorization {users: [a]}", "authorization {users: {user: a}}", "authorization {users: [{user: a, pass: b, foo: 1}]}",
        "authorization {users: [{user: 1, pass: b}]}", "authorization {users = [\n{username: a, password: b}\n{user: c, pass: d}\n]}",
        "authorization {timeout: 1}", "authorization {timeout: 1.5}", "authorization {timeout: \"1s\"}", "authorization {timeout: x}",
        "authorization {timeout: 61}", "authorization {timeout: \"2m\"}", "authorization {timeout: true}", "authorization {foo: 1}", "authorization: a",
        "authorization {token: 5}", "authorization {user: \"\"}", "Authorization {USER: a}",

        // mappings
        "mappings {}", "mappings {foo: bar}", "maps {foo: bar}", "mappings {foo: 1}", "mappings {foo: [bar]}", "mappings {foo: {dest: bar}}",
        "mappings {foo: {dest: bar, weight: 50}}", "mappings {foo: {destination: bar, weight: 50%}}", "mappings {foo: {dest: bar, weight: \"50\"}}",
        "mappings {foo: {dest: bar, weight: 101}}", "mappings {foo: {dest: bar, weight: -1}}", "mappings {foo: {dest: bar, weight: 50.5}}",
        "mappings {foo: {dest: bar, weight: 50, foo: 1}}", "mappings {foo: [{dest: a, weight: 60}, {dest: b, weight: 60}]}",
        "mappings {foo: [{dest: a, weight: 60, cluster: x}, {dest: b, weight: 60}]}", "mappings {foo: [{dest: a, weight: 6}, {dest: a, weight: 6}]}",
        "mappings {foo: []}", "mappings {foo.*: bar.$1}", "mappings {foo.>: bar}", "mappings {foo: bar.*}", "mappings {foo..a: bar}",
        "mappings {\"foo bar\": baz}", "mappings {>: bar.>}", "mappings: a",

        // features to come: no more than noted, and their blocks checked
        "cluster {name: a, port: 6222}", "cluster: []",
        "cluster {zork: 1}", "cluster {port: a}", "cluster {permissions {zork: a}}", "cluster {compression {mode: on, zork: 1}}", "cluster {tls {zork: 1}}",
        "cluster {no_advertise: 1}", "gateway {zork: 1}", "gateway: 1", "gateway {gateways [{name: a, zork: 1}]}", "leafnodes {zork: 1}", "leafnodes {remotes: {}}",
        "leafnodes {authorization {zork: a}}", "leafnodes {remotes [{url: \"nats://a:1\", zork: 1}]}", "websocket {zork: 1}", "websocket {no_tls: true, port: 1}",
        "websocket {authorization {users: []}}", "websocket: 1", "mqtt {zork: 1}", "mqtt {authorization {user: a, zork: 1}}", "http: 8222", "http_port: 8222",
        "prof_port: 1", "feature_flags {x: true}", "feature_flags {x: 1}", "connect_error_reports: 5", "disable_sublist_cache: true", "allow_non_tls: false",
    ];

    /// <summary>On purpose not the same: the text, whether Gust accepts it, and why.</summary>
    public static IReadOnlyList<(string Text, bool GustAccepts, string Reason)> Different { get; } =
    [
        ("server_tags: a, V: [1,2]\nserver_metadata {a: $V}\nserver_metadata {}", true, "an integer before ']' swallows the bracket in the reference"),
        ("V: [[1,2],[3]]\nserver_metadata {a: $V}\nserver_metadata {}", true, "as above, nested"),
        ("\uFEFFport: 4222", true, "a byte order mark is no part of the first key"),
        ("V: (\r\na\r\n)\r\nserver_metadata {a: $V}", true, "a block in a file with CRLF can be closed"),
        ("port: 4222\0", false, "null characters"),
        ("host:", false, "a value left out is not the empty string"),
        ("server_name: ,", false, "a value left out is not the empty string"),
        ("{port: 4222\n", false, "an opening brace is closed"),
        ("max_pending: 10e", false, "an integer that overflows does not turn negative"),
        ("port: 65536", false, "no such port; the reference finds out when it starts"),
        ("port: -2", false, "no such port"),
        ("listen: \"a:99999\"", false, "no such port"),
        ("max_payload: -1", false, "a negative size means nothing"),
        ("max_pending: -1", false, "a negative size means nothing"),
        ("ping_interval: \"-1s\"", false, "a negative duration means nothing"),
        ("max_connections: 9g", false, "more connections than there can be"),
        ("authorization {timeout: -1}", false, "a negative duration means nothing"),
        ("authorization {pass: b}", false, "a password without a user would let everybody in"),
        ("mappings {foo: \"\"}", false, "a mapping has a destination"),
        ("mappings {foo: {weight: 50}}", false, "a mapping has a destination"),
    ];
}
