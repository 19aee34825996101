using System.Text.Json;
using Gust.Testing;

namespace Gust.Cli.Tests.Auth;

/// <summary>Operators, accounts and users made here, used with the real nats-server and with Gust.</summary>
public sealed class AuthStoreTests : AuthStoreTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pushed_account_lets_its_users_in_and_a_removed_user_out(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await OkAsync("auth", "account", "add", "ORDERS");
        await OkAsync("auth", "user", "add", "shop", "--account", "ORDERS", "--pub-allow", "orders.>", "--credential", InHome("shop.creds"));
        string[] publish = ["pub", "orders.eu", "1", "-s", server.Url, "--creds", InHome("shop.creds")];
        await FailsAsync(publish);
        CliRun push = await OkAsync("auth", "account", "push", "ORDERS", "-s", server.Url);
        Assert.StartsWith("Updated account ORDERS on server ", push.Out, StringComparison.Ordinal);
        await OkAsync(publish);
        Assert.Contains("Permissions Violation", (await FailsAsync("pub", "other", "1", "-s", server.Url, "--creds", InHome("shop.creds"))).Error, StringComparison.Ordinal);

        await OkAsync("auth", "user", "rm", "shop", "--account", "ORDERS", "--force");
        await OkAsync("auth", "account", "push", "ORDERS", "-s", server.Url);
        Assert.Contains("Authorization Violation", (await FailsAsync(publish)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edited_limits_count_after_the_push(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await OkAsync("auth", "account", "add", "SMALL", "--payload", "1K", "--connections", "5");
        await OkAsync("auth", "user", "add", "u", "--account", "SMALL", "--credential", InHome("u.creds"));
        await OkAsync("auth", "account", "push", "SMALL", "-s", server.Url);
        string[] publish = ["pub", "s", new string('x', 2000), "-s", server.Url, "--creds", InHome("u.creds")];
        await FailsAsync(publish);
        CliRun edit = await OkAsync("auth", "account", "edit", "SMALL", "--payload", "-1");
        Assert.Contains("Payload: unlimited", edit.Out, StringComparison.Ordinal);
        Assert.Contains("Connections: 5", edit.Out, StringComparison.Ordinal);
        await OkAsync("auth", "account", "push", "SMALL", "-s", server.Url);
        await OkAsync(publish);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exports_and_imports_join_two_accounts(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await OkAsync("auth", "account", "add", "A");
        await OkAsync("auth", "account", "add", "B");
        await OkAsync("auth", "account", "exports", "add", "clock", "clock", "A", "--service");
        await OkAsync("auth", "account", "imports", "add", "clock", "clock", "B", "--source", "A", "--local", "time", "--service");
        await OkAsync("auth", "user", "add", "a", "--account", "A", "--credential", InHome("a.creds"));
        await OkAsync("auth", "user", "add", "b", "--account", "B", "--credential", InHome("b.creds"));
        await OkAsync("auth", "account", "push", "A", "-s", server.Url);
        await OkAsync("auth", "account", "push", "B", "-s", server.Url);
        CliRun reply = Start("reply", "clock", "noon", "--count", "1", "-s", server.Url, "--creds", InHome("a.creds"));
        await reply.SaysAsync("Listening on");
        Assert.Equal("noon\n", (await OkAsync("req", "time", "", "--raw", "-s", server.Url, "--creds", InHome("b.creds"))).Out);
        await reply.ExitAsync();

        Assert.Contains("clock", (await OkAsync("auth", "account", "imports", "ls", "B")).Out, StringComparison.Ordinal);
        await OkAsync("auth", "account", "imports", "rm", "time", "B", "--force");
        await OkAsync("auth", "account", "exports", "rm", "clock", "A", "--force");
        Assert.DoesNotContain("clock", (await OkAsync("auth", "account", "info", "A")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signing_keys_sign_in_the_place_of_the_operators_and_the_accounts_own(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust, "--signing-key");
        JsonElement claims = await JsonAsync("auth", "operator", "info", "--json");
        JsonElement account = await JsonAsync("auth", "account", "info", "SYSTEM", "--json");
        Assert.Equal(claims.GetProperty("nats").GetProperty("signing_keys")[0].GetString(), account.GetProperty("iss").GetString());
        Assert.NotEqual(claims.GetProperty("sub").GetString(), account.GetProperty("iss").GetString());
        await OkAsync("auth", "account", "add", "A");
        await OkAsync("auth", "user", "add", "u", "--credential", InHome("u.creds"));
        await OkAsync("auth", "account", "push", "A", "-s", server.Url);
        await OkAsync("pub", "s", "1", "-s", server.Url, "--creds", InHome("u.creds"));
    }

    [Fact]
    public async Task Flags_become_claims()
    {
        await OkAsync("auth", "operator", "add", "O");
        await OkAsync("auth", "account", "add", "A", "--bearer", "--jetstream", "--js-disk", "1G", "--tags", "Team:Blue");
        await OkAsync(
            "auth", "user", "add", "u", "--account", "A", "--pub-allow", "a", "--pub-allow", "b.>", "--pub-deny", "b.c", "--sub-allow", "jobs workers",
            "--responses", "3", "--source", "10.0.0.0/8", "--connection", "ws", "--bearer", "--expiry", "1h");
        JsonElement account = (await JsonAsync("auth", "account", "info", "A", "--json")).GetProperty("nats");
        Assert.Equal(1L << 30, account.GetProperty("limits").GetProperty("disk_storage").GetInt64());
        Assert.False(account.GetProperty("limits").TryGetProperty("disallow_bearer", out _));
        Assert.Equal("team:blue", account.GetProperty("tags")[0].GetString());
        JsonElement user = await JsonAsync("auth", "user", "info", "u", "--account", "A", "--json");
        JsonElement terms = user.GetProperty("nats");
        Assert.Equal("""["a","b.>"]""", terms.GetProperty("pub").GetProperty("allow").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
        Assert.Equal("jobs workers", terms.GetProperty("sub").GetProperty("allow")[0].GetString());
        Assert.Equal(3, terms.GetProperty("resp").GetProperty("max").GetInt32());
        Assert.Equal("WEBSOCKET", terms.GetProperty("allowed_connection_types")[0].GetString());
        Assert.True(terms.GetProperty("bearer_token").GetBoolean());
        Assert.InRange(user.GetProperty("exp").GetInt64() - user.GetProperty("iat").GetInt64(), 3599, 3601);
    }

    [Fact]
    public async Task Lists_and_removals_follow_what_was_added()
    {
        await OkAsync("auth", "operator", "add", "O");
        await OkAsync("auth", "account", "add", "A");
        await OkAsync("auth", "user", "add", "u1");
        await OkAsync("auth", "user", "add", "u2");
        Assert.Equal("u1\nu2\n", (await OkAsync("auth", "user", "ls", "--names")).Out);
        Assert.Equal("A\nSYSTEM\n", (await OkAsync("auth", "account", "ls", "--names")).Out);
        await OkAsync("auth", "user", "rm", "u1", "--force");
        Assert.Equal("u2\n", (await OkAsync("auth", "user", "ls", "--names")).Out);
        await OkAsync("auth", "account", "rm", "A", "--force");
        Assert.Contains("which servers cannot do without", (await FailsAsync("auth", "account", "rm", "SYSTEM", "--force")).Error, StringComparison.Ordinal);
        await OkAsync("auth", "operator", "rm", "O", "--force");
        Assert.Equal("", (await OkAsync("auth", "operator", "ls", "--names")).Out);
    }

    [Theory]
    [InlineData("holds no operator yet", "auth", "account", "ls")]
    [InlineData("is no name of an operator", "auth", "operator", "add", "a/b")]
    public async Task An_empty_store_says_what_to_do(string expected, params string[] args) =>
        Assert.Contains(expected, (await FailsAsync(args)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("the account A of O exists already", "auth", "account", "add", "A")]
    [InlineData("there is no account X of O; known are A, SYSTEM", "auth", "user", "add", "u", "--account", "X")]
    [InlineData("'a..b' is not a valid subject", "auth", "user", "add", "u", "--pub-allow", "a..b")]
    [InlineData("--payload: \"much\" is neither", "auth", "account", "edit", "A", "--payload", "much")]
    public async Task What_cannot_be_is_told(string expected, params string[] args)
    {
        await OkAsync("auth", "operator", "add", "O");
        await OkAsync("auth", "account", "add", "A");
        Assert.Contains(expected, (await FailsAsync(args)).Error, StringComparison.Ordinal);
        Assert.Equal("", (await OkAsync("auth", "user", "ls", "--names")).Out);
    }
}
