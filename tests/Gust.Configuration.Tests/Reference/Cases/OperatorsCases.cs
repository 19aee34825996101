namespace Gust.Configuration.Tests.Reference.Cases;

/// <summary>Configurations of operators, resolvers and the system account to put before both servers.</summary>
internal static class OperatorsCases
{
    public static IReadOnlyList<string> Same { get; } =
    [
        "system_account: A", "system: A", "system_account: 5", "system_account: B\nno_system_account: true", "trusted_keys: <operator>",
        "trusted: [<operator>]", "trusted: [<operator>, <operator>]", "trusted: x", "trusted: []", "trusted: 5", "trusted: [<account>]",
        "trusted: [5 ]", "operator: x", "operator: \"\"", "operator: []", "operator: 5", "operator: [5 ]", "operator: eyJ0eXAi.eyJ.x",
        "operator: <operator>", "operators: [x]", "resolver: MEMORY", "resolver: mem", "resolver: MEM",
        "resolver: URL(\"http://localhost:9090/jwt/v1/accounts/\")", "resolver: URL(http://localhost:9090/jwt/v1/accounts/)",
        "resolver: \"URL(http://localhost:9090/jwt/v1/accounts/)\"", "resolver: \"url(http://localhost:9090/jwt/v1/accounts/)\"",
        "resolver: \"http://localhost:9090/\"", "resolver: foo", "resolver: \"URL(%zz)\"", "resolver: 5", "resolver: {type: mem}",
        "resolver: {type: MEMORY}", "resolver: {type: memory}", "resolver: {type: full, dir: <dir>/jwt}", "resolver: {type: full}",
        "resolver: {type: cache, dir: <dir>/jwt}", "resolver: {type: cache}", "resolver: {type: url, url: \"http://a\"}", "resolver: {type: foo}",
        "resolver: {}", "resolver: {type: 5}",
        "resolver: {type: full, dir: <dir>/jwt, allow_delete: true, hard_delete: true, limit: 5, interval: \"5s\", timeout: \"2s\"}",
        "resolver: {type: full, dir: <dir>/jwt, allow_delete: 1}", "resolver: {type: full, dir: <dir>/jwt, hard_delete: true}",
        "resolver: {type: full, dir: <dir>/jwt, limit: -1}", "resolver: {type: full, dir: <dir>/jwt, limit: a}",
        "resolver: {type: full, dir: <dir>/jwt, ttl: \"5s\"}", "resolver: {type: full, dir: <dir>/jwt, interval: 5}",
        "resolver: {type: full, dir: <dir>/jwt, interval: x}", "resolver: {type: full, dir: <dir>/jwt, timeout: x}",
        "resolver: {type: full, dir: <dir>/jwt, timeout: \"-1s\"}", "resolver: {type: full, dir: <dir>/jwt, timeout: 0.5}",
        "resolver: {type: full, dir: <dir>/jwt, zork: x}", "resolver: {type: cache, dir: <dir>/jwt, ttl: \"5s\", limit: 5}",
        "resolver: {type: cache, dir: <dir>/jwt, ttl: x}", "resolver: {type: cache, dir: <dir>/jwt, limit: 0}",
        "resolver: {type: cache, dir: <dir>/jwt, interval: \"5s\"}", "resolver: {type: cache, dir: <dir>/jwt, allow_delete: true}",
        "resolver: {type: cache, dir: <dir>/jwt, hard_delete: true}", "resolver: {type: mem, dir: <dir>/jwt}",
        "resolver: {type: full, dir: <dir>/deep/er}", "resolver: {type: full, dir: <dir>/new1}", "resolver: {type: full, dir: 5}",
        "resolver: {type: FULL, dir: <dir>/jwt}", "resolver_tls {}", "resolver_tls {zork: 1}", "resolver_tls {<pair>}",
        "resolver_tls {ca_file: <cert>}", "resolver_tls {insecure: true}", "resolver_tls: 5", "resolver_preload {}", "resolver_preload {A: x}",
        "resolver_preload {<account>: x}", "resolver_preload {<account>: 5}", "resolver_preload: x",
        "resolver: MEMORY\nresolver_preload {<account>: x}", "resolver_pinned_accounts: [<account>]", "resolver_pinned_accounts: <account>",
        "resolver_pinned_accounts: [x]", "resolver_pinned_accounts: []", "resolver_pinned_accounts: 5", "resolver_pinned_accounts: [5 ]",
        "default_sentinel: x", "default_sentinel: \"\"", "default_sentinel: 5", "no_system_account: true\nsystem_account: A",
        "resolver_tls {verify_cert_and_check_known_urls: true}", "system_account: \"\"", "trusted: \"\"", "resolver: \"\"",
        "resolver_pinned_accounts: \"a b\"", "trusted: \"<operator> <operator>\"", "resolver_pinned_accounts: [\"a\", \"a\"]",
        "trusted: \"<operator>,<operator>\"",
        "operator: <operator-jwt>", "operator: [<operator-jwt>]", "operators: [<operator-jwt>, <operator-jwt>]", "operator: \"<dir>/operator.jwt\"",
        "operator: <account-jwt>", "root: \"<dir>/missing.jwt\"", "resolver_preload {<jwt-account>: <account-jwt>}",
        "resolver_preload {<jwt-account>: <operator-jwt>}", "operator: <operator-jwt>\nresolver: MEMORY\nresolver_preload {<jwt-account>: <account-jwt>}",
    ];

    public static IReadOnlyList<(string Text, bool GustAccepts, string Reason)> Different { get; } =
    [
        ("resolver_preload {x: <account-jwt>}", false, "no key of an account"),
        ("resolver: \"URL()\"", false, "no HTTP address"),
        ("resolver: \"URL(ftp://a)\"", false, "no HTTP address"),
        ("resolver: {Type: full, Dir: <dir>/jwt}", true, "known keys are case-insensitive"),
    ];
}
