using Gust.Configuration.Reading;

namespace Gust.Configuration.Tests.Reading;

public class OperatorTests
{
    [Theory]
    [InlineData(Keys.OperatorJwt)]
    [InlineData("  " + Keys.OperatorJwt + "\n")]
    [InlineData("-----BEGIN NATS OPERATOR JWT-----\r\n" + Keys.OperatorJwt + "\r\n------END NATS OPERATOR JWT------\r\n")]
    public void An_operator_may_stand_in_a_file(string content)
    {
        var trusted = Assert.Single(Loading.Load("operator: \"o.jwt\"", new() { ["o.jwt"] = content }).Options.Operators);

        Assert.Equal((Keys.OperatorJwt, "o.jwt"), (trusted.Jwt, trusted.File));
    }

    [Theory]
    [InlineData("operator: " + Keys.OperatorJwt, 1)]
    [InlineData("roots: [" + Keys.OperatorJwt + ", " + Keys.OperatorJwt + "]", 2)]
    [InlineData("root_operators: []", 0)]
    public void An_operator_may_stand_in_the_configuration(string text, int count) => Assert.Equal(count, Loading.Options(text).Operators.Count);

    [Theory]
    [InlineData("operator: x", "f.conf:1:11: error parsing operator JWT: no file x")]
    [InlineData("operator: eyJ0.x", "f.conf:1:11: error parsing operator JWT: expected three parts in base64url with dots between them")]
    [InlineData("operator: eyJ0.x*y.z", "f.conf:1:11: error parsing operator JWT: expected three parts in base64url with dots between them")]
    [InlineData("operator: " + Keys.AccountJwt, "f.conf:1:11: error parsing operator JWT: not operator claims")]
    [InlineData("operator: [a, 5 ]", "f.conf:1:15: 'operator' must hold strings, not an integer")]
    [InlineData("operator: 5", "f.conf:1:11: 'operator' must be a string or an array of strings, not an integer")]
    [InlineData("trusted_keys: x", "f.conf:1:15: trust key \"x\" required to be a valid public operator nkey")]
    [InlineData("trusted: [" + Keys.Operator + ", " + Keys.Account + "]", "f.conf:1:69: trust key \"" + Keys.Account + "\" required to be a valid public operator nkey")]
    [InlineData("resolver_preload { x: " + Keys.AccountJwt + " }", "f.conf:1:20: preload key \"x\" is not a public account nkey")]
    [InlineData("resolver_preload { " + Keys.Account + ": x }", "f.conf:1:78: invalid account JWT: expected three parts in base64url with dots between them")]
    [InlineData("resolver_preload { " + Keys.Account + ": " + Keys.OperatorJwt + " }", "f.conf:1:78: invalid account JWT: not account claims")]
    [InlineData("resolver_preload { " + Keys.Account + ": 5 }", "f.conf:1:78: '" + Keys.Account + "' must be a string, not an integer; put it in quotes")]
    [InlineData("resolver_pinned_accounts: 5", "f.conf:1:27: 'resolver_pinned_accounts' must be a string or an array of strings, not an integer")]
    public void What_cannot_be_trusted_is_an_error(string text, string error) => Assert.Equal([error], Loading.Errors(text));

    [Fact]
    public void Claims_that_are_no_json_are_an_error() =>
        Assert.StartsWith("f.conf:1:11: error parsing operator JWT: its claims are not JSON: ", Assert.Single(Loading.Errors("operator: eyJ0.eyJ0.eyJ0")), StringComparison.Ordinal);

    [Fact]
    public void Those_who_know_signatures_are_asked()
    {
        ReadingChecks checks = new(Token: (kind, token) => $"{kind} {token.Length}");

        var result = ConfigurationLoader.LoadText(
            $"operator: {Keys.OperatorJwt}\nresolver_preload {{ {Keys.JwtAccount}: {Keys.AccountJwt} }}", "f.conf", new Dictionary<string, string?>(), checks: checks);

        Assert.Equal(
            [$"error parsing operator JWT: Operator {Keys.OperatorJwt.Length}", $"invalid account JWT: Account {Keys.AccountJwt.Length}"],
            result.Errors.Select(error => error.Text));
    }

    [Fact]
    public void Accounts_may_be_preloaded_and_pinned()
    {
        var options = Loading.Options($"resolver_preload {{ {Keys.JwtAccount}: {Keys.AccountJwt} }}\nresolver_pinned_accounts: {Keys.JwtAccount}");

        Assert.Equal((Keys.AccountJwt, Keys.JwtAccount), (options.ResolverPreload[Keys.JwtAccount], Assert.Single(options.ResolverPinnedAccounts)));
    }

    [Theory]
    [InlineData("MEMORY", "Memory")]
    [InlineData("mem", "Memory")]
    [InlineData("{type: mem}", "Memory")]
    [InlineData("URL(\"http://h:1/a/\")", "Url http://h:1/a/")]
    [InlineData("\"url( https://h )\"", "Url https://h")]
    [InlineData("{type: full, dir: d}", "Full d every 60s for 1.9s")]
    [InlineData("{Type: FULL, Dir: d, allow_delete: true, hard_delete: true, limit: 5, interval: 10s, timeout: 3s}", "Full d every 10s for 3s delete hard limit 5")]
    [InlineData("{type: cache, dir: d, ttl: 1h, limit: 0}", "Cache d every 60s for 1.9s ttl 3600s")]
    public void Accounts_are_resolved_in_several_ways(string text, string expected) =>
        Assert.Equal(expected, Show(Loading.Options($"resolver: {text}").Resolver!));

    [Theory]
    [InlineData("foo", "f.conf:1:11: error parsing account resolver \"foo\": expected MEMORY, URL(<url>), or a map { type: full or cache, dir: <directory> }")]
    [InlineData("5", "f.conf:1:11: 'resolver' can not be an integer: expected MEMORY, URL(<url>), or a map { type: full or cache, dir: <directory> }")]
    [InlineData("{}", "f.conf:1:11: error parsing account resolver: expected MEMORY, URL(<url>), or a map { type: full or cache, dir: <directory> }")]
    [InlineData("URL(ftp://h)", "f.conf:1:1: error parsing account resolver url \"ftp://h\": expected http:// or https://")]
    [InlineData("{type: full}", "f.conf:1:1: dir has no value and needs to point to a directory")]
    [InlineData("{type: full, dir: d, hard_delete: true}", "f.conf:1:1: hard_delete has no effect without allow_delete")]
    [InlineData("{type: full, dir: d, ttl: 1s}", "f.conf:1:1: FULL does not accept ttl")]
    [InlineData("{type: cache, dir: d, interval: 1s}", "f.conf:1:33: CACHE does not accept interval: only a full resolver compares itself with others")]
    [InlineData("{type: cache, dir: d, allow_delete: true}", "f.conf:1:1: CACHE does not accept allow_delete")]
    [InlineData("{type: cache, dir: d, hard_delete: true}", "f.conf:1:1: CACHE does not accept hard_delete")]
    [InlineData("{type: full, dir: d, timeout: \"-1s\"}", "f.conf:1:41: timeout value can not be negative")]
    [InlineData("{type: full, dir: d, interval: 5}", "f.conf:1:42: 'interval' must be a duration such as \"10s\", not an integer")]
    public void A_resolver_that_cannot_work_is_an_error(string text, string error) => Assert.Equal([error], Loading.Errors($"resolver: {text}"));

    [Fact]
    public void An_unknown_key_of_a_resolver_is_noted()
    {
        var result = Loading.Load("resolver {type: full, dir: d, foo: 1}");

        Assert.True(result.PassesTest);
        Assert.Equal("f.conf:1:31: unknown field \"foo\" is ignored", Assert.Single(result.Warnings).ToString());
    }

    private static string Show(ResolverOptions resolver) => string.Join(' ', new[]
    {
        resolver.Kind.ToString(),
        resolver.Url ?? "",
        resolver.Directory is { } directory ? $"{directory} every {resolver.Interval.TotalSeconds}s for {resolver.Timeout.TotalSeconds}s" : "",
        resolver.AllowDelete ? "delete" : "",
        resolver.HardDelete ? "hard" : "",
        resolver.Limit is { } limit ? $"limit {limit}" : "",
        resolver.Ttl is { } ttl ? $"ttl {ttl.TotalSeconds}s" : "",
    }.Where(part => part.Length > 0));
}
