namespace Gust.Configuration.Tests.Reading;

public class AuthCalloutTests
{
    [Fact]
    public void A_callout_has_an_issuer_users_and_an_account()
    {
        var callout = Loading.Options($$"""
            authorization { auth_callout { issuer: {{Keys.Account}}, auth_users: [auth], account: AUTH, xkey: {{Keys.Curve}}, allowed_accounts: [APP] } }
            accounts { AUTH { users: [{user: auth}] }, APP {} }
            """).Authorization.AuthCallout!;

        Assert.Equal((Keys.Account, "auth", "AUTH", Keys.Curve, "APP"), (callout.Issuer, callout.AuthUsers[0], callout.Account, callout.XKey, callout.AllowedAccounts[0]));
    }

    [Fact]
    public void A_callout_listens_in_the_global_account_unless_told_otherwise() =>
        Assert.Equal("$G", Loading.Options($"authorization {{ auth_hook {{ issuer: {Keys.Account}, users: [a] }} }}").Authorization.AuthCallout!.Account);

    [Theory]
    [InlineData("auth_users: [a]", "f.conf:1:17: authorization callouts require an issuer to be specified")]
    [InlineData("issuer: x, auth_users: [a]", "f.conf:1:17: expected the callout issuer to be a valid public account nkey, got \"x\"")]
    [InlineData("issuer: " + Keys.Account, "f.conf:1:17: authorization callouts require authorized users to be specified")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: []", "f.conf:1:17: authorization callouts require authorized users to be specified")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: a", "f.conf:1:110: 'auth_users' must be an array [ ... ], not a string")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: [a, 5 ]", "f.conf:1:114: 'auth_users' must hold strings, not an integer")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: [a], xkey: x", "f.conf:1:17: expected callout xkey to be a valid public xkey, got \"x\"")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: [a], account: X", "f.conf:1:17: auth_callout account \"X\" not found in configured accounts")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: [a], allowed_accounts: [X]", "f.conf:1:17: auth_callout allowed account \"X\" not found in configured accounts")]
    [InlineData("issuer: " + Keys.Account + ", auth_users: [a], foo: 1", "f.conf:1:115: unknown field \"foo\"")]
    public void A_callout_that_cannot_work_is_an_error(string text, string error) =>
        Assert.Equal([error], Loading.Errors($"authorization {{ auth_callout {{ {text} }} }}"));

    [Theory]
    [InlineData("key: " + Keys.Server)]
    [InlineData("public_key: " + Keys.Account)]
    public void A_trusted_proxy_has_a_public_key(string text) =>
        Assert.Single(Loading.Options($"proxies {{ trusted: [{{ {text} }}] }}").TrustedProxies);

    [Theory]
    [InlineData("trusted: [{key: x}]", "f.conf:1:21: invalid proxy key \"x\": expected a public nkey")]
    [InlineData("trusted: [{}]", "f.conf:1:21: invalid proxy key \"\": expected a public nkey")]
    [InlineData("trusted: [x]", "f.conf:1:21: expected a trusted proxy to be a map { key }, not a string")]
    [InlineData("trusted: {}", "f.conf:1:20: 'trusted' must be an array [ ... ], not a map")]
    [InlineData("foo: 1", "f.conf:1:11: unknown field \"foo\"")]
    public void A_proxy_that_cannot_be_is_an_error(string text, string error) => Assert.Equal([error], Loading.Errors($"proxies {{ {text} }}"));
}
