namespace Gust.Configuration.Tests.Reading;

public class UnbuiltFeatureTests
{
    [Theory]
    [InlineData("jetstream: enabled", "f.conf:1:1: 'jetstream' asks for JetStream, which this version does not have yet; it is ignored")]
    [InlineData("jetstream { store_dir: d, max_mem: 1G, limits { batch { max_msgs: 5 } } }", "f.conf:1:1: 'jetstream' asks for JetStream, which this version does not have yet; it is ignored")]
    [InlineData("port: 1\n  http_port: 8222", "f.conf:2:3: 'http_port' asks for HTTP monitoring, which this version does not have yet; it is ignored")]
    [InlineData("http: \"a:1\"", "f.conf:1:1: 'http' asks for HTTP monitoring, which this version does not have yet; it is ignored")]
    [InlineData("cluster { name: c, port: 1, tls { verify: true }, authorization { user: a, timeout: 0.5 } }", "f.conf:1:1: 'cluster' asks for clustering, which this version does not have yet; it is ignored")]
    [InlineData("gateway { name: a, gateways: [{name: b, urls: [\"nats://h:1\"]}] }", "f.conf:1:1: 'gateway' asks for gateways, which this version does not have yet; it is ignored")]
    [InlineData("leafnodes { remotes: [{url: \"nats://h:1\", creds: f, proxy { url: \"http://p\" }}] }", "f.conf:1:1: 'leafnodes' asks for leaf nodes, which this version does not have yet; it is ignored")]
    [InlineData("ws { port: 1, no_tls: true, headers { anything: goes } }", "f.conf:1:1: 'ws' asks for WebSocket, which this version does not have yet; it is ignored")]
    [InlineData("mqtt { port: 1, ackwait: 5 }", "f.conf:1:1: 'mqtt' asks for MQTT, which this version does not have yet; it is ignored")]
    [InlineData("prof_port: 1", "f.conf:1:1: 'prof_port' asks for profiling, which this version does not have yet; it is ignored")]
    public void A_feature_that_is_not_there_is_noted_once(string text, string note)
    {
        var result = Loading.Load(text);

        Assert.True(result.PassesTest);
        Assert.Equal(note, Assert.Single(result.Warnings).ToString());
    }

    [Theory]
    [InlineData("tls { cert_file: c, key_file: k }", "f.conf:1:1: 'tls' asks for TLS")]
    [InlineData("accounts { A { users: [{user: u, pass: p}] } }", "f.conf:1:1: 'accounts' asks for accounts")]
    [InlineData("accounts [A, B]", "f.conf:1:1: 'accounts' asks for accounts")]
    [InlineData("system_account: S", "f.conf:1:1: 'system_account' asks for accounts")]
    [InlineData("operator: f.jwt", "f.conf:1:1: 'operator' asks for nkeys and JWTs")]
    [InlineData("resolver: MEMORY", "f.conf:1:1: 'resolver' asks for nkeys and JWTs")]
    [InlineData("resolver_preload { A: jwt }", "f.conf:1:1: 'resolver_preload' asks for nkeys and JWTs")]
    [InlineData("trusted_keys: [O]", "f.conf:1:1: 'trusted_keys' asks for nkeys and JWTs")]
    [InlineData("no_auth_user: u", "f.conf:1:1: 'no_auth_user' asks for a user for clients without credentials")]
    [InlineData("proxies { trusted: [{key: k}] }", "f.conf:1:1: 'proxies' asks for trusted proxies")]
    [InlineData("authorization { auth_callout { issuer: A, auth_users: [u] } }", "f.conf:1:17: 'auth_callout' asks for the authorization callout")]
    [InlineData("authorization { default_permissions { pub: a } }", "f.conf:1:17: 'default_permissions' asks for permissions")]
    [InlineData("authorization { proxy_required: true }", "f.conf:1:17: 'proxy_required' asks for trusted proxies")]
    [InlineData("authorization { users: [{nkey: U}] }", "f.conf:1:26: 'nkey' asks for nkeys and JWTs")]
    [InlineData("authorization { users: [{user: a, permissions { pub: a }}] }", "f.conf:1:35: 'permissions' asks for permissions")]
    [InlineData("authorization { users: [{user: a, clients: [STANDARD]}] }", "f.conf:1:35: 'clients' asks for connection types")]
    public void What_would_leave_a_server_open_is_refused(string text, string error) =>
        Assert.Equal(
            [error + ", which this version cannot enforce yet; it refuses to run more open than it was told to"], Loading.Errors(text));

    [Theory]
    [InlineData("jetstream: false")]
    [InlineData("jetstream: disabled")]
    [InlineData("http_port: 0")]
    [InlineData("allow_non_tls: false")]
    [InlineData("authorization { proxy_required: false }")]
    [InlineData("no_system_account: true")]
    public void What_asks_for_nothing_is_silent(string text)
    {
        var result = Loading.Load(text);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("jetstream { zork: 1 }", "f.conf:1:13: unknown field \"zork\"")]
    [InlineData("jetstream { limits { zork: 1 } }", "f.conf:1:22: unknown field \"zork\"")]
    [InlineData("cluster { tls { zork: 1 } }", "f.conf:1:17: unknown field \"zork\"")]
    [InlineData("cluster { permissions { import { zork: 1 } } }", "f.conf:1:34: unknown field \"zork\"")]
    [InlineData("gateway { gateways [{ zork: 1 }] }", "f.conf:1:23: unknown field \"zork\"")]
    [InlineData("leaf { remotes [{ url: a, zork: 1 }] }", "f.conf:1:27: unknown field \"zork\"")]
    [InlineData("websocket { authorization { users: [] } }", "f.conf:1:29: unknown field \"users\"")]
    [InlineData("mqtt { zork: 1 }", "f.conf:1:8: unknown field \"zork\"")]
    [InlineData("mqtt { port: x }", "f.conf:1:14: 'port' must be an integer, not a string")]
    [InlineData("cluster: []", "f.conf:1:10: 'cluster' must be a map, not an array")]
    [InlineData("jetstream: 1", "f.conf:1:12: 'jetstream' must be a map or a string or true or false, not an integer")]
    [InlineData("leafnodes { remotes: {} }", "f.conf:1:22: 'remotes' must be an array, not a map")]
    public void Blocks_of_features_to_come_are_checked_all_the_same(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void A_variable_in_such_a_block_may_have_any_name() => Assert.Empty(Loading.Errors("cluster { P: 5, port: $P }"));

    [Fact]
    public void Unknown_keys_inside_a_refused_block_are_named_too() => Assert.Equal(2, Loading.Errors("tls { zork: 1 }").Length);
}
