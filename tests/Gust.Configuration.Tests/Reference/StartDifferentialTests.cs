using Gust.Configuration.Reading;

namespace Gust.Configuration.Tests.Reference;

/// <summary>Configurations that pass a test and may yet not start: both servers say the same.</summary>
[Trait("needs", "reference")]
public sealed class StartDifferentialTests : IDisposable
{
    private const string Operator =
        "operator: " + Keys.OperatorJwt + "\nresolver: MEMORY\nresolver_preload {" + Keys.JwtAccount + ": " + Keys.AccountJwt + "}\n";

    private readonly string _directory = Directory.CreateTempSubdirectory("gust-config-").FullName;

    public static TheoryData<string> Texts { get; } =
    [
        "no_auth_user: a",
        "no_auth_user: a\nauthorization {user: a, pass: b}",
        "no_auth_user: a\nauthorization {users: [{user: b}]}",
        "no_auth_user: a\nauthorization {users: [{user: a}]}",
        "no_auth_user: a\naccounts {A {users: [{user: a}]}}",
        $"no_auth_user: {Keys.User}\nauthorization {{users: [{{nkey: {Keys.User}}}]}}",
        "system_account: A",
        "system_account: A\naccounts [A]",
        "system_account: \"$SYS\"",
        "system_account: \"$G\"",
        "system_account: A\naccounts [A]\nno_system_account: true",
        "default_sentinel: x",
        "resolver: MEMORY",
        "resolver_pinned_accounts: [x]",
        $"trusted: {Keys.Operator}\nresolver: MEMORY",
        $"trusted: {Keys.Operator}\nresolver: MEMORY\nsystem_account: A",
        $"trusted: {Keys.Operator}\nresolver: MEMORY\nauthorization {{users: [{{user: a}}]}}",
        Operator,
        Operator + "authorization {users: [{user: a}]}",
        Operator + "authorization {token: a}",
        Operator + "authorization {default_permissions {pub: a}, proxy_required: true}",
        Operator + $"authorization {{auth_callout {{issuer: {Keys.Account}, auth_users: [a]}}}}",
        Operator + "accounts [A]",
        Operator + "mappings {a: b}",
        Operator + "no_auth_user: a",
        Operator + $"trusted: {Keys.Operator}",
        Operator + "resolver_pinned_accounts: [x]",
        Operator + $"resolver_pinned_accounts: [{Keys.Account}]",
        $"proxies {{trusted: [{{key: {Keys.User}}}]}}",
        "websocket {}",
        "websocket {port: -1}",
        "websocket {port: -1, no_tls: true}",
        "websocket {port: -1, tls {<pair>}}",
        "websocket {port: -1, no_tls: true, no_auth_user: a}",
        "websocket {port: -1, no_tls: true, authorization {user: a}}\nauthorization {users: [{user: b}]}",
        "websocket {port: -1, no_tls: true, authorization {token: a}}\nauthorization {users: [{user: b}]}",
        "websocket {port: -1, no_tls: true, allowed_origins: [x]}",
        "websocket {port: -1, no_tls: true, allowed_origins: [\"http://a\", \"https://b:1/c\"]}",
        "websocket {port: -1, no_tls: true, jwt_cookie: a}",
        "websocket {port: -1, no_tls: true, user_cookie: a}",
        "websocket {port: -1, no_tls: true, headers {Host: a}}",
        "websocket {port: -1, no_tls: true, headers {content-length: a}}",
        "websocket {port: -1, no_tls: true, headers {Sec-WebSocket-X: a}}",
        "websocket {port: -1, no_tls: true, headers {Date: a}}",
        "jetstream {store_dir: \"<dir>\", domain: hub}",
        "jetstream {store_dir: \"<dir>\", domain: \"a.b\"}",
        "jetstream {store_dir: \"<dir>\", domain: \"a b\"}",
        "jetstream {enabled: false, domain: \"a b\"}",
        "jetstream {store_dir: \"<dir>\", tpm {keys_file: \"<dir>/k\", encryption_password: a}}",
        "jetstream {store_dir: \"<dir>\", tpm {keys_file: \"<dir>/k\"}, key: a}",
        "jetstream {store_dir: \"<dir>\", tpm {cipher: aes}}",
        "jetstream {store_dir: \"<dir>\"}\naccounts {\"$SYS\" {jetstream: true}}",
        "accounts {\"$SYS\" {jetstream: true}}",
        "jetstream {store_dir: \"<dir>\"}\naccounts {A {jetstream: true}}\nsystem_account: A",
        "tls {<pair>}",
        "tls {<pair>, verify: true}",
        "tls {<pair>, ocsp_peer: true}",
        "tls {<pair>, ocsp_peer: {verify: false}}",
    ];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Both_servers_start_or_refuse_to(string text)
    {
        var file = Path.Combine(_directory, "f.conf");
        var (certificate, key) = (Path.Combine(_directory, "c.pem"), Path.Combine(_directory, "k.pem"));
        await File.WriteAllTextAsync(certificate, TestCertificate.Pem);
        await File.WriteAllTextAsync(key, TestCertificate.KeyPem);
        await File.WriteAllTextAsync(file, text.Replace("<pair>", $"cert_file: {certificate}, key_file: {key}", StringComparison.Ordinal)
            .Replace("<dir>", _directory, StringComparison.Ordinal));

        var result = ConfigurationLoader.Load(file, checks: Loading.Checks);
        Assert.Empty(result.Errors);
        var errors = OptionsValidator.Validate(result.Options);
        var refusal = await ReferenceServer.RefusalAsync(file);

        Assert.True(errors.Count > 0 == refusal is not null, $"gust: {string.Join("; ", errors)}, the reference: {refusal ?? "starts"}");
    }
}
