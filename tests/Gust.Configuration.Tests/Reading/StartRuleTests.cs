namespace Gust.Configuration.Tests.Reading;

public class StartRuleTests
{
    private const string Operator = "operator: " + Keys.OperatorJwt + "\nresolver: MEMORY\n";

    [Theory]
    [InlineData("no_auth_user: a", "f.conf:1:15: no_auth_user: \"a\" present, but users/nkeys are not defined")]
    [InlineData("no_auth_user: a\nauthorization {user: a, pass: b}", "f.conf:1:15: no_auth_user: \"a\" present, but users/nkeys are not defined")]
    [InlineData("accounts {A {users: [{user: b}]}}\nno_auth_user: a", "f.conf:2:15: no_auth_user: \"a\" not present as user or nkey in authorization block or account configuration")]
    [InlineData("system_account: A", "f.conf:1:17: error resolving system account: account missing: \"A\" is not among the accounts")]
    [InlineData("system: A\naccounts [B]", "f.conf:1:9: error resolving system account: account missing: \"A\" is not among the accounts")]
    [InlineData("default_sentinel: x", "f.conf:1:19: default sentinel requires operators and accounts")]
    [InlineData("resolver {type: full, dir: d}", "f.conf:1:1: could not start resolver: no operator key found")]
    [InlineData(Operator + "system_account: A", "f.conf:3:17: error resolving system account: \"A\" is not a public account nkey")]
    [InlineData(Operator + "authorization {users: [{user: a}]}", "f.conf:3:1: operators do not allow users to be configured directly")]
    [InlineData(Operator + "accounts [A]", "f.conf:3:1: operators do not allow Accounts to be configured directly")]
    [InlineData(Operator + "mappings {a: b}", "f.conf:3:1: operators do not allow Accounts to be configured directly")]
    [InlineData(Operator + "no_auth_user: a", "f.conf:3:15: no_auth_user not compatible with Trusted Operator")]
    [InlineData(Operator + "websocket {port: 1, no_tls: true, no_auth_user: a}", "f.conf:3:1: no_auth_user not compatible with Trusted Operator")]
    [InlineData(Operator + "authorization {auth_callout {issuer: " + Keys.Account + ", auth_users: [a]}}", "f.conf:3:16: operators do not allow authorization callouts to be configured directly")]
    [InlineData(Operator + "trusted: " + Keys.Operator, "f.conf:3:10: conflicting options for 'TrustedKeys' and 'TrustedOperators'")]
    [InlineData(Operator + "resolver_pinned_accounts: [x]", "f.conf:3:27: pinned account key \"x\" is not a valid public account nkey")]
    [InlineData("operator: " + Keys.OperatorJwt + "\nresolver_preload {" + Keys.JwtAccount + ": " + Keys.AccountJwt + "}", "f.conf:2:1: resolver preloads only available for writeable resolver types MEM/DIR/CACHE_DIR")]
    public void What_does_not_go_together_keeps_a_server_from_starting(string text, string error) =>
        Assert.Equal([error], Loading.StartErrors(text));

    [Theory]
    [InlineData("no_auth_user: a\nauthorization {users: [{user: a}]}")]
    [InlineData("no_auth_user: " + Keys.User + "\naccounts {A {users: [{nkey: " + Keys.User + "}]}}")]
    [InlineData("system_account: A\naccounts [A]")]
    [InlineData("system_account: \"$G\"")]
    [InlineData("accounts [\"$SYS\"]\nsystem_account: \"$SYS\"")]
    [InlineData("resolver: MEMORY")]
    [InlineData("resolver_pinned_accounts: [x]")]
    [InlineData("proxies {trusted: [{key: " + Keys.Server + "}]}")]
    [InlineData(Operator + "system_account: " + Keys.Account + "\nresolver_pinned_accounts: " + Keys.Account)]
    [InlineData(Operator + "default_sentinel: x")]
    [InlineData(Operator + "websocket {port: 1, no_tls: true, jwt_cookie: a}")]
    public void What_goes_together_starts(string text) => Assert.Empty(Loading.StartErrors(text));

    [Fact]
    public void An_embedding_program_is_told_without_a_place()
    {
        var options = new GustServerOptions
        {
            Authorization = { Users = [new() { NKey = "U" }, new() { User = "a", Permissions = new() { Publish = new() { Allow = ["a b"] } } }] },
            Accounts = [new() { Name = "A", Exports = [new() { Subject = "a..b" }], Imports = [new() { Account = "B", Subject = "c" }] }, new() { Name = "A", NKey = "x" }],
            SystemAccount = "S",
            TrustedProxies = [new() { Key = "p" }],
            Tls = new() { CertificateFile = "c", Timeout = TimeSpan.Zero, CipherSuites = ["FOO"] },
            WebSocket = new() { Port = 70_000, HandshakeTimeout = TimeSpan.Zero },
        };

        Assert.Equal(
            [
                "not a valid public nkey for a user: U and 55 characters more",
                "subject \"a b\" is not a valid subject",
                "not a valid public nkey for an account: \"x\"",
                "duplicate account entry: A",
                "error adding stream export \"a..b\": it is not a valid subject",
                "error adding stream import \"c\": \"B\" account not defined for stream import",
                "invalid proxy key \"p\": expected a public nkey",
                "error resolving system account: account missing: \"S\" is not among the accounts",
                "missing 'key_file' in TLS configuration",
                "the TLS timeout must be above zero",
                "unrecognized cipher FOO: expected a name such as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "websocket: port 70000 is out of the range",
                "websocket: handshake_timeout must be above zero",
                "websocket requires TLS configuration: add a tls block, or no_tls: true where nobody can listen in",
            ],
            Configuration.Reading.OptionsValidator.Validate(options));
    }
}
