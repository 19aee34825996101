using Gust.Configuration.Reading;
using Gust.Configuration.Reload;

namespace Gust.Configuration.Tests.Reload;

public class ReloadPlanTests
{
    [Theory]
    [InlineData("debug: true", "Reloaded: debug = true")]
    [InlineData("trace_headers: true", "Reloaded: trace = true|Reloaded: trace_headers = true")]
    [InlineData("log_format: json", "Reloaded: log_format = json")]
    [InlineData("logtime: false", "Reloaded: logtime = false")]
    [InlineData("logtime_utc: true", "Reloaded: logtime_utc = true")]
    [InlineData("log_file: \"a.log\"", "Reloaded: log_file = a.log")]
    [InlineData("max_traced_msg_len: 10", "Reloaded: max_traced_msg_len = 10")]
    [InlineData("max_connections: 0", "Reloaded: max_connections = -1")]
    [InlineData("max_control_line: 1k", "Reloaded: max_control_line = 1000")]
    [InlineData("max_payload: 2mb", "Reloaded: max_payload = 2097152")]
    [InlineData("ping_interval: 10s", "Reloaded: ping_interval = 10s")]
    [InlineData("ping_max: 3", "Reloaded: ping_max = 3")]
    [InlineData("write_deadline: \"90s\"", "Reloaded: write_deadline = 1m30s")]
    [InlineData("no_fast_producer_stall: true", "Reloaded: fast producers will not be stalled")]
    [InlineData("pid_file: p", "Reloaded: pid_file = p")]
    [InlineData("ports_file_dir: d", "Reloaded: ports_file_dir = d")]
    [InlineData("client_advertise: \"a:1\"", "Reloaded: client_advertise = a:1")]
    [InlineData("server_tags: a", "Reloaded: tags")]
    [InlineData("server_metadata {a: b}", "Reloaded: metadata")]
    [InlineData("mappings {a: b}", "Reloaded: mappings")]
    [InlineData("authorization { timeout: 3 }", "Reloaded: authorization timeout = 3")]
    [InlineData("authorization { user: a, pass: b }", "Reloaded: authorization username|Reloaded: authorization password")]
    [InlineData("authorization { token: a }", "Reloaded: authorization token")]
    [InlineData("remote_syslog: \"udp://h:1\"", "Reloaded: remote_syslog = udp://h:1")]
    public void A_change_is_told_as_the_reference_tells_it(string wanted, string lines)
    {
        var plan = ReloadPlan.Compare(new GustServerOptions(), Loading.Options(wanted));

        Assert.True(plan.IsAllowed);
        Assert.Equal([.. lines.Split('|'), "Reloaded: authorization users", "Reloaded: accounts"], plan.LogLines);
    }

    [Theory]
    [InlineData("port: 14222", "Port: old=4222, new=14222")]
    [InlineData("host: 127.0.0.2", "Host: old=0.0.0.0, new=127.0.0.2")]
    [InlineData("server_name: abc", "ServerName: old=, new=abc")]
    [InlineData("max_subscriptions: 5", "MaxSubs: old=0, new=5")]
    [InlineData("max_sub_tokens: 5", "MaxSubTokens: old=0, new=5")]
    [InlineData("max_pending: 5mb", "MaxPending: old=67108864, new=5242880")]
    [InlineData("max_closed_clients: 5", "MaxClosedClients: old=10000, new=5")]
    [InlineData("write_timeout: retry", "WriteTimeout: old=default, new=retry")]
    [InlineData("lame_duck_duration: 40s", "LameDuckDuration: old=2m0s, new=40s")]
    [InlineData("lame_duck_grace_period: 5s", "LameDuckGracePeriod: old=10s, new=5s")]
    [InlineData("no_header_support: true", "NoHeaderSupport: old=false, new=true")]
    [InlineData("log_size_limit: 5000000", "LogSizeLimit: old=0, new=5000000")]
    [InlineData("log_max_num: 5", "LogMaxFiles: old=0, new=5")]
    public void What_cannot_change_is_refused_by_the_references_name(string wanted, string refusal)
    {
        var plan = ReloadPlan.Compare(new GustServerOptions(), Loading.Options(wanted));

        Assert.False(plan.IsAllowed);
        Assert.Equal("config reload not supported for " + refusal, plan.RefusalText);
    }

    [Theory]
    [InlineData("tls { cert_file: c.pem, key_file: k.pem }", "Reloaded: authorization timeout = 3|Reloaded: tls = enabled")]
    [InlineData("accounts [A]", "")]
    [InlineData("ocsp: true", "Reloaded: OCSP")]
    [InlineData("ocsp_cache: false", "Reloaded: OCSP peer cache")]
    [InlineData("proxies {trusted: [{key: " + Keys.Account + "}]}", "Reloaded: proxies trusted keys [\"" + Keys.Account + "\"]")]
    [InlineData("default_sentinel: secret", "Reloaded: default_sentinel")]
    public void A_change_of_security_is_told_too(string wanted, string lines)
    {
        var plan = ReloadPlan.Compare(new GustServerOptions(), Loading.Load(wanted, TestCertificate.Files).Options);

        Assert.True(plan.IsAllowed);
        Assert.Equal(
            lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Concat(["Reloaded: authorization users", "Reloaded: accounts"]).Order(), plan.LogLines.Order());
    }

    [Theory]
    [InlineData("timeout: 3", "Reloaded: authorization timeout = 4|Reloaded: tls timeout = 3")]
    [InlineData("verify: true", "Reloaded: tls = enabled")]
    [InlineData("handshake_first: true", "Reloaded: Client TLS handshake first: true")]
    [InlineData("handshake_first: \"300ms\"", "Reloaded: Client TLS handshake first: true|Reloaded: Client TLS handshake first fallback delay: 300ms")]
    [InlineData("pinned_certs: [\"7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069\"]", "Reloaded: 1 pinned_certs")]
    public void Encryption_can_change(string change, string lines)
    {
        var plan = ReloadPlan.Compare(Tls(""), Tls(change));

        Assert.True(plan.IsAllowed);
        Assert.Equal([.. lines.Split('|'), "Reloaded: authorization users", "Reloaded: accounts"], plan.LogLines);
    }

    [Fact]
    public void A_renewed_certificate_is_a_change()
    {
        const string text = "tls { cert_file: c.pem, key_file: k.pem, ca_file: ca.pem }";
        var files = TestCertificate.Files;
        files["ca.pem"] = TestCertificate.Pem;
        var running = Loading.Load(text, files).Options;
        files["ca.pem"] += "\n";

        Assert.Contains("Reloaded: tls = enabled", ReloadPlan.Compare(running, Loading.Load(text, files).Options).LogLines);
        Assert.Empty(ReloadPlan.Compare(running, running).Changes);
    }

    [Theory]
    [InlineData("verify_and_map: true", "TLSMap: old=false, new=true")]
    [InlineData("connection_rate_limit: 5", "TLSRateLimit: old=0, new=5")]
    public void Some_of_encryption_cannot_change(string change, string refusal) =>
        Assert.Equal("config reload not supported for " + refusal, ReloadPlan.Compare(Tls(""), Tls(change)).RefusalText);

    [Theory]
    [InlineData("no_auth_user: a", "NoAuthUser: old=, new=a")]
    [InlineData("system_account: A", "SystemAccount: old=, new=A")]
    [InlineData("no_system_account: true", "NoSystemAccount: old=false, new=true")]
    [InlineData("allow_non_tls: true", "AllowNonTLS: old=false, new=true")]
    [InlineData("authorization { proxy_required: true }", "ProxyRequired: old=false, new=true")]
    [InlineData("trusted_keys: " + Keys.Operator, "TrustedKeys: old=, new=" + Keys.Operator)]
    [InlineData("operator: " + Keys.OperatorJwt, "TrustedOperators: old=[redacted], new=[redacted]")]
    [InlineData("websocket { port: 1, no_tls: true }", "Websocket: old=, new={\"Host\":\"0.0.0.0\",\"Port\":1,\"NoTls\":true,\"AllowedOrigins\":[],\"HandshakeTimeout\":\"00:00:02\",\"Headers\":{}}")]
    public void Some_of_security_cannot_change(string wanted, string refusal) =>
        Assert.Equal("config reload not supported for " + refusal, ReloadPlan.Compare(new GustServerOptions(), Loading.Options(wanted)).RefusalText);

    [Fact]
    public void A_resolver_can_change_but_not_come_or_go()
    {
        var (none, memory, full) = (new GustServerOptions(), Loading.Options("resolver: MEMORY"), Loading.Options("resolver {type: full, dir: d}"));

        Assert.Equal("config reload does not support moving to or from an account resolver", ReloadPlan.Compare(none, memory).RefusalText);
        Assert.Equal("config reload does not support moving to or from an account resolver", ReloadPlan.Compare(memory, none).RefusalText);
        Assert.True(ReloadPlan.Compare(memory, full).IsAllowed);
    }

    [Fact]
    public void The_encryption_of_the_websocket_listener_can_change_and_nothing_else_of_it()
    {
        GustServerOptions Socket(string tls, string other = "") =>
            Loading.Load($"websocket {{ port: 1, tls {{ cert_file: c.pem, key_file: k.pem, {tls} }}, {other} }}", TestCertificate.Files).Options;

        Assert.True(ReloadPlan.Compare(Socket(""), Socket("verify: true")).IsAllowed);
        Assert.False(ReloadPlan.Compare(Socket(""), Socket("verify_and_map: true")).IsAllowed);
        Assert.False(ReloadPlan.Compare(Socket(""), Socket("", "same_origin: true")).IsAllowed);
    }

    [Theory]
    [InlineData("websocket { port: 1, authorization { user: a, pass: secret } }")]
    [InlineData("accounts { A { users: [{user: a, pass: secret}] } }")]
    [InlineData("default_sentinel: secret")]
    public void Secrets_stand_neither_in_changes_nor_in_refusals(string wanted)
    {
        var plan = ReloadPlan.Compare(new GustServerOptions(), Loading.Options(wanted));

        Assert.NotEmpty(plan.Changes.Select(change => change.ToString()).Concat(plan.Refusals.Select(refusal => refusal.Name)));
        Assert.DoesNotContain("secret", string.Concat(plan.Changes) + string.Concat(plan.Refusals) + string.Concat(plan.LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public void All_refusals_are_named()
    {
        var plan = ReloadPlan.Compare(new GustServerOptions(), Loading.Options("max_pending: 5mb, max_subs: 3, debug: true"));

        Assert.Equal(["MaxSubs", "MaxPending"], plan.Refusals.Select(refusal => refusal.Name));
        Assert.Equal("config reload not supported for MaxSubs: old=0, new=3; config reload not supported for MaxPending: old=67108864, new=5242880", plan.RefusalText);
    }

    [Fact]
    public void Nothing_changed_is_nothing_to_do()
    {
        const string text = "port: -1, server_tags: [a, b], authorization { users: [{user: a, pass: b}] }, mappings {a: [{dest: b, weight: 5}]}";
        var plan = ReloadPlan.Compare(Loading.Options(text), Loading.Options(text));

        Assert.Empty(plan.Changes);
        Assert.True(plan.IsAllowed);
        Assert.Equal(["Reloaded: authorization users", "Reloaded: accounts"], plan.LogLines);
    }

    [Theory]
    [InlineData("users: [{user: a, pass: secret}]", "users: [{user: a, pass: other}]")]
    [InlineData("token: secret", "token: other")]
    [InlineData("user: a, pass: secret", "user: a, pass: other")]
    public void Secrets_are_compared_but_not_shown(string running, string wanted)
    {
        var plan = ReloadPlan.Compare(Loading.Options($"authorization {{ {running} }}"), Loading.Options($"authorization {{ {wanted} }}"));

        var change = Assert.Single(plan.Changes);
        Assert.Equal((null, null), (change.Old, change.New));
        Assert.DoesNotContain("secret", change.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("other", change.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_property_of_the_options_is_compared() => Assert.Empty(Forgotten(() => new GustServerOptions(), options => options));

    [Fact]
    public void Every_property_of_the_blocks_is_compared()
    {
        // A property that no option shows would change in the file and be forgotten by a reload.
        Assert.Empty(Forgotten(() => new GustServerOptions(), options => options.Logging));
        Assert.Empty(Forgotten(() => new GustServerOptions(), options => options.Authorization));
        Assert.Empty(Forgotten(() => new GustServerOptions { Tls = new() { HandshakeFirst = true } }, options => options.Tls!));
        Assert.Empty(Forgotten(() => new GustServerOptions { Ocsp = new() }, options => options.Ocsp!));
        Assert.Empty(Forgotten(() => new GustServerOptions { OcspCache = new() }, options => options.OcspCache!));
        Assert.Empty(Forgotten(() => new GustServerOptions { Resolver = new() }, options => options.Resolver!));
        Assert.Empty(Forgotten(() => new GustServerOptions { ResolverTls = new() }, options => options.ResolverTls!));
        Assert.Empty(Forgotten(() => new GustServerOptions { WebSocket = new() }, options => options.WebSocket!));
        Assert.Empty(Forgotten(() => new GustServerOptions { WebSocket = new() { Tls = new() } }, options => options.WebSocket!.Tls!));
        Assert.Empty(Forgotten(() => new GustServerOptions { WebSocket = new() { Authorization = new() } }, options => options.WebSocket!.Authorization!));
        Assert.Empty(Forgotten(() => new GustServerOptions(), options => options.Monitoring));
        Assert.Empty(Forgotten(() => new GustServerOptions(), options => options.Monitoring.Console));
        Assert.Empty(Forgotten(() => new GustServerOptions { Monitoring = { Authorization = new() } }, options => options.Monitoring.Authorization!));
        Assert.Empty(Forgotten(() => new GustServerOptions { Accounts = [new()] }, options => options.Accounts[0]));
        Assert.Empty(Forgotten(() => new GustServerOptions { Accounts = [new()] }, options => options.Accounts[0].Limits));
        Assert.Empty(Forgotten(() => new GustServerOptions { Accounts = [new() { Exports = [new()] }] }, options => options.Accounts[0].Exports[0]));
        Assert.Empty(Forgotten(() => new GustServerOptions { Accounts = [new() { Imports = [new()] }] }, options => options.Accounts[0].Imports[0]));
        Assert.Empty(Forgotten(() => new GustServerOptions { Authorization = { Users = [new()] } }, options => options.Authorization.Users[0]));
    }

    private static GustServerOptions Tls(string keys) =>
        Loading.Load($"tls {{ cert_file: c.pem, key_file: k.pem, {keys} }}", TestCertificate.Files).Options;

    /// <summary>Properties whose change neither a change nor a refusal tells of.</summary>
    private static IEnumerable<string> Forgotten<T>(Func<GustServerOptions> make, Func<GustServerOptions, T> part)
        where T : class
    {
        foreach (var property in typeof(T).GetProperties())
        {
            var (running, wanted) = (make(), make());
            property.SetValue(part(wanted), Other(property.PropertyType, property.GetValue(part(wanted))));
            var plan = ReloadPlan.Compare(running, wanted);
            if (plan.Changes.Count + plan.Refusals.Count == 0)
            {
                yield return $"{typeof(T).Name}.{property.Name}";
            }
        }
    }

    /// <summary>A value of this type that is not the present one.</summary>
    private static object Other(Type type, object? present)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => present + "x",
            _ when type == typeof(bool) => present is not true,
            _ when type == typeof(int) => (present as int? ?? 0) + 7,
            _ when type == typeof(long) => (present as long? ?? 0) + 7,
            _ when type == typeof(TimeSpan) => (present as TimeSpan? ?? TimeSpan.Zero) + TimeSpan.FromSeconds(7),
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().First(value => !value.Equals(present)),
            _ when type == typeof(List<string>) => new List<string> { "x" },
            _ when type == typeof(Dictionary<string, string>) => new Dictionary<string, string> { ["x"] = "y" },
            _ when type == typeof(LoggingOptions) => new LoggingOptions { Debug = true },
            _ when type == typeof(AuthorizationOptions) => new AuthorizationOptions { User = "x" },
            _ when type == typeof(MonitoringOptions) => new MonitoringOptions { HttpPort = 7 },
            _ when type == typeof(ConsoleOptions) => new ConsoleOptions { Enabled = true },
            _ when type == typeof(AccountLimitsOptions) => new AccountLimitsOptions { MaxConnections = 7 },
            _ when typeof(System.Collections.IList).IsAssignableFrom(type) => OneOf(type),
            _ => Activator.CreateInstance(type)!,
        };
    }

    private static System.Collections.IList OneOf(Type list)
    {
        var made = (System.Collections.IList)Activator.CreateInstance(list)!;
        var item = Activator.CreateInstance(list.GetGenericArguments()[0])!;
        foreach (var text in item.GetType().GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            text.SetValue(item, "x");
        }

        made.Add(item);
        return made;
    }
}
