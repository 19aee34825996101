namespace Gust.Configuration.Tests.Reading;

public class OptionReadingTests
{
    [Fact]
    public void Every_option_is_read()
    {
        var options = Loading.Options("""
            listen: "127.0.0.1:4333"
            server_name: n1
            client_advertise: "a:1"
            max_payload: 2MB
            max_control_line: 1k
            max_pending: 5g
            max_connections: 10
            max_subscriptions: 20
            max_sub_tokens: 30
            max_closed_clients: 40
            ping_interval: "1m30s"
            ping_max: 3
            write_deadline: 4s
            write_timeout: retry
            no_fast_producer_stall: true
            no_header_support: true
            lame_duck_duration: 40s
            lame_duck_grace_period: 5s
            server_tags: [A, "b:C"]
            server_metadata { K: v }
            pid_file: p.pid
            ports_file_dir: d
            no_system_account: true
            """);

        Assert.Equal(("127.0.0.1", 4333, "n1", "a:1"), (options.Host, options.Port, options.ServerName, options.ClientAdvertise));
        Assert.Equal((2 << 20, 1000, 5_000_000_000L), (options.MaxPayload, options.MaxControlLine, options.MaxPending));
        Assert.Equal((10, 20, 30, 40), (options.MaxConnections, options.MaxSubscriptions, options.MaxSubscriptionTokens, options.MaxClosedClients));
        Assert.Equal((TimeSpan.FromSeconds(90), 3, TimeSpan.FromSeconds(4)), (options.PingInterval, options.PingMax, options.WriteDeadline));
        Assert.Equal((WriteTimeoutPolicy.Retry, true, true), (options.WriteTimeout, options.NoFastProducerStall, options.NoHeaderSupport));
        Assert.Equal((TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(5)), (options.LameDuckDuration, options.LameDuckGracePeriod));
        Assert.Equal(["a", "b:c"], options.ServerTags);
        Assert.Equal("v", options.ServerMetadata["K"]);
        Assert.Equal(("p.pid", "d"), (options.PidFile, options.PortsFileDirectory));
    }

    [Fact]
    public void Every_logging_option_is_read()
    {
        var logging = Loading.Options("""
            debug: true, trace: true, trace_verbose: true, trace_headers: true, logtime: false, logtime_utc: true, log_format: json
            log_file: l.log, log_size_limit: 1mb, log_max_num: 3, max_traced_msg_len: 7, syslog: true, remote_syslog: "udp://h:1"
            """).Logging;

        Assert.True(logging is { Debug: true, Trace: true, TraceVerbose: true, TraceHeaders: true, Time: false, TimeUtc: true, Syslog: true, Format: LogFormat.Json });
        Assert.Equal(("l.log", 1 << 20, 3, 7), (logging.File, logging.FileSizeLimit, logging.FileCountMax, logging.MaxTracedMessageLength));
        Assert.Equal("udp://h:1", logging.RemoteSyslog);
    }

    [Fact]
    public void Log_format_that_does_not_exist_is_an_error() =>
        Assert.Contains(ConfigurationLoader.LoadText("log_format: xml").Errors, error => error.ToString().Contains("log_format must be 'text' or 'json'", StringComparison.Ordinal));

    [Theory]
    [InlineData("net: a", "host: a")]
    [InlineData("pidfile: a", "pid_file: a")]
    [InlineData("logfile: a", "log_file: a")]
    [InlineData("logfile_size_limit: 5", "log_size_limit: 5")]
    [InlineData("logfile_max_num: 5", "log_max_num: 5")]
    [InlineData("max_conn: 5", "max_connections: 5")]
    [InlineData("max_subs: 5", "max_subscriptions: 5")]
    [InlineData("max_subscription_tokens: 5", "max_sub_tokens: 5")]
    [InlineData("maps {a: b}", "mappings {a: b}")]
    [InlineData("PORT: 5", "port: 5")]
    public void An_alias_means_the_same(string alias, string name)
    {
        var plan = Configuration.Reload.ReloadPlan.Compare(Loading.Options(alias), Loading.Options(name));
        var untouched = Configuration.Reload.ReloadPlan.Compare(new GustServerOptions(), Loading.Options(name));

        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Refusals);
        Assert.Equal(1, untouched.Changes.Count + untouched.Refusals.Count);
    }

    [Theory]
    [InlineData("max_payload: 0", 1024 * 1024)]
    [InlineData("max_payload: 1", 1)]
    public void Zero_asks_for_the_default(string text, int maxPayload) => Assert.Equal(maxPayload, Loading.Options(text).MaxPayload);

    [Theory]
    [InlineData("max_connections: 0", -1)]
    [InlineData("max_connections: -5", -1)]
    [InlineData("max_connections: 5", 5)]
    public void No_connection_limit_is_minus_one(string text, int maxConnections) =>
        Assert.Equal(maxConnections, Loading.Options(text).MaxConnections);

    [Theory]
    [InlineData("listen: 4333", "0.0.0.0", 4333)]
    [InlineData("listen: -1", "0.0.0.0", -1)]
    [InlineData("listen: \":4333\"", "0.0.0.0", 4333)]
    [InlineData("listen: localhost:-1", "localhost", -1)]
    [InlineData("listen: \"[::1]:4333\"", "::1", 4333)]
    [InlineData("host: a\nlisten: 5", "a", 5)]
    [InlineData("listen: a:5\nhost: b", "b", 5)]
    public void Listen_sets_host_and_port(string text, string host, int port)
    {
        var options = Loading.Options(text);

        Assert.Equal((host, port), (options.Host, options.Port));
    }

    [Theory]
    [InlineData("trace_verbose: true")]
    [InlineData("trace: false\ntrace_headers: true")]
    public void Finer_traces_imply_trace(string text) => Assert.True(Loading.Options(text).Logging.Trace);

    [Theory]
    [InlineData("server_tags: \" A b,c \"", "a b,c")]
    [InlineData("server_tags: [x, X, \"\", y]", "x|y")]
    [InlineData("server_tags: []", "")]
    public void Tags_are_trimmed_lowered_and_unique(string text, string tags) =>
        Assert.Equal(tags, string.Join('|', Loading.Options(text).ServerTags));

    [Theory]
    [InlineData("port: a", "f.conf:1:7: 'port' must be an integer, not a string; write it without quotes, such as 64KB")]
    [InlineData("port: 1.5", "f.conf:1:7: 'port' must be an integer, not a floating-point number")]
    [InlineData("port: 65536", "f.conf:1:7: port 65536 is out of the range: 1 to 65535, or -1 for a free one")]
    [InlineData("listen: localhost", "f.conf:1:9: could not parse address \"localhost\": expected \"host:port\" (an IPv6 host in brackets)")]
    [InlineData("listen: \"::1:4222\"", "f.conf:1:9: could not parse address \"::1:4222\": expected \"host:port\" (an IPv6 host in brackets)")]
    [InlineData("listen: localhost:a", "f.conf:1:9: could not parse port \"a\"")]
    [InlineData("listen: true", "f.conf:1:9: 'listen' must be a port or \"host:port\", not a boolean")]
    [InlineData("host: 127", "f.conf:1:7: 'host' must be a string, not an integer; put it in quotes")]
    [InlineData("server_name: \"a b\"", "f.conf:1:14: server name cannot contain spaces")]
    [InlineData("debug: 1", "f.conf:1:8: 'debug' must be true or false, not an integer")]
    [InlineData("max_payload: \"1MB\"", "f.conf:1:14: 'max_payload' must be an integer, not a string; write it without quotes, such as 64KB")]
    [InlineData("max_payload: 2147483648", "f.conf:1:14: max_payload value is too big: 2147483648, the most is 2147483647")]
    [InlineData("max_payload: -1", "f.conf:1:14: max_payload value can not be negative")]
    [InlineData("max_control_line: 4gb", "f.conf:1:19: max_control_line value is too big: 4294967296, the most is 2147483647")]
    [InlineData("max_sub_tokens: 256", "f.conf:1:17: max_sub_tokens value is too big: 256, the most is 255")]
    [InlineData("max_sub_tokens: 0", "f.conf:1:17: max_sub_tokens value is too small: 0, the least is 1")]
    [InlineData("ping_interval: \"-1s\"", "f.conf:1:16: ping_interval value can not be negative")]
    [InlineData("ping_interval: \"10\"", "f.conf:1:16: error parsing ping_interval: missing unit in duration \"10\"")]
    [InlineData("ping_interval: true", "f.conf:1:16: 'ping_interval' must be a duration such as \"10s\", not a boolean")]
    [InlineData("lame_duck_duration: 29s", "f.conf:1:21: invalid lame_duck_duration of 29s, minimum is 30s")]
    [InlineData("lame_duck_duration: 60", "f.conf:1:21: 'lame_duck_duration' must be a duration such as \"10s\", not an integer")]
    [InlineData("lame_duck_grace_period: \"-1s\"", "f.conf:1:25: invalid lame_duck_grace_period of -1s, minimum is 0s")]
    [InlineData("write_timeout: RETRY", "f.conf:1:16: write_timeout must be 'default', 'close' or 'retry'")]
    [InlineData("server_tags: 1", "f.conf:1:14: 'server_tags' must be a string or an array of strings, not an integer")]
    [InlineData("server_tags: [a, 1]", "f.conf:1:18: 'server_tags' must be a string or an array of strings, not an integer")]
    [InlineData("server_metadata: []", "f.conf:1:18: 'server_metadata' must be a map { ... }, not an array")]
    [InlineData("server_metadata { a: 1 }", "f.conf:1:22: 'a' must be a string, not an integer; put it in quotes")]
    public void A_wrong_value_is_blamed_where_it_stands(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void All_errors_are_reported() =>
        Assert.Equal(
            ["f.conf:1:7: 'port' must be an integer, not a boolean", "f.conf:2:1: unknown field \"foo\"", "f.conf:3:8: 'debug' must be true or false, not an integer"],
            Loading.Errors("port: yes\nfoo: 1\ndebug: 7"));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("{ }")]
    public void An_empty_file_is_a_warning_that_fails_a_test(string text)
    {
        var result = Loading.Load(text);

        Assert.True(result.IsValid);
        Assert.False(result.PassesTest);
        Assert.Equal("f.conf: config has no values or is empty", Assert.Single(result.Warnings).ToString());
    }

    [Fact]
    public void Bare_seconds_are_taken_with_a_warning_that_fails_a_test()
    {
        var result = Loading.Load("ping_interval: 10m");

        Assert.Equal(TimeSpan.FromSeconds(10_000_000), result.Options.PingInterval);
        Assert.True(result.IsValid);
        Assert.False(result.PassesTest);
        Assert.StartsWith("f.conf:1:16: ping_interval should be converted to a duration", Assert.Single(result.Warnings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Seconds_beyond_the_range_are_an_error() =>
        Assert.Equal(["f.conf:1:16: 'ping_interval' of 10000000000 seconds is out of the range"], Loading.Errors("ping_interval: 10g"));
}
