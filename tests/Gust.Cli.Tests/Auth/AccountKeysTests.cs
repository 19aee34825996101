using System.Text.Json;
using Gust.Testing;

namespace Gust.Cli.Tests.Auth;

/// <summary>Scoped signing keys made here, used with the real nats-server and with Gust.</summary>
public sealed class AccountKeysTests : AuthStoreTest
{
    private const string Violation = "Permissions Violation for Publish";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Users_of_a_role_may_do_what_the_role_says(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await AddRoleAsync("--pub-allow", "orders.{{name()}}.>", "--pub-allow", "team.{{tag(team)}}", "--pub-deny", "orders.*.secret", "--sub-allow", "_INBOX.>");
        await AddUserAsync("shop", "--tags", "team:blue");
        await PushAsync(server, "A");
        await OkAsync(Publish(server, "orders.shop.eu"));
        await OkAsync(Publish(server, "team.blue"));
        foreach (string subject in (string[])["orders.other.eu", "orders.shop.secret", "team.red", "other"])
        {
            await IsRefusedAsync(Violation, Publish(server, subject));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edited_role_counts_for_the_credentials_that_are_out(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await AddRoleAsync("--pub-allow", "old");
        await AddUserAsync("shop");
        await PushAsync(server, "A");
        await OkAsync(Publish(server, "old"));
        CliRun edit = await OkAsync("auth", "account", "keys", "edit", "A", "service", "--pub-allow", "new");
        Assert.Contains("May publish: new", edit.Out, StringComparison.Ordinal);
        await PushAsync(server, "A");
        await OkAsync(Publish(server, "new"));
        await IsRefusedAsync(Violation, Publish(server, "old"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_removed_role_locks_its_users_out_and_no_others(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await AddRoleAsync();
        await AddUserAsync("shop");
        await OkAsync("auth", "user", "add", "plain", "--account", "A", "--credential", InHome("plain.creds"));
        await PushAsync(server, "A");
        await OkAsync(Publish(server, "a"));
        await OkAsync("auth", "account", "keys", "rm", "A", "--key", "service", "--force");
        await PushAsync(server, "A");
        await IsRefusedAsync("Authorization Violation", Publish(server, "a"));
        await OkAsync(Publish(server, "a", "plain"));
        Assert.Empty(Directory.GetFiles(Path.Combine(Home, "gust", "auth", "O", "accounts", "A", "keys")));
        await IsRefusedAsync("is not, or no longer, one of the account A", "auth", "user", "edit", "shop", "--account", "A", "--expiry", "1h");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_role_is_a_signing_key_where_the_operator_insists_on_one(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust, "--signing-key");
        await AddRoleAsync("--pub-allow", "a", "--bearer");
        await OkAsync("auth", "account", "edit", "A", "--bearer");
        await AddUserAsync("shop");
        await PushAsync(server, "A");
        await OkAsync(Publish(server, "a"));
        await IsRefusedAsync(Violation, Publish(server, "b"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Services_of_a_role_answer_requests(bool gust)
    {
        await using ServerProcess server = await StartAsync(gust);
        await AddRoleAsync("--sub-allow", "clock", "--responses", "1", "--response-ttl", "1m", "--subscriptions", "1");
        await AddUserAsync("shop");
        await OkAsync("auth", "user", "add", "asker", "--account", "A", "--credential", InHome("asker.creds"));
        await PushAsync(server, "A");
        CliRun reply = Start("reply", "clock", "noon", "--count", "1", "-s", server.Url, "--creds", InHome("shop.creds"));
        await reply.SaysAsync("Listening on");
        Assert.Equal("noon\n", (await OkAsync("req", "clock", "", "--raw", "-s", server.Url, "--creds", InHome("asker.creds"))).Out);
        await reply.ExitAsync();
        await IsRefusedAsync(Violation, Publish(server, "clock"));
    }

    [Fact]
    public async Task The_words_of_a_role_become_its_claim()
    {
        await OkAsync("auth", "operator", "add", "O");
        CliRun add = await AddRoleAsync(
            "--description", "for services", "--pub-allow", "a", "--sub-deny", "b", "--responses", "2", "--response-ttl", "10s", "--payload", "1K",
            "--connection", "ws", "--source", "10.0.0.0/8", "--bearer", "--locale", "Europe/Berlin");
        Assert.Contains("Role: service", add.Out, StringComparison.Ordinal);
        JsonElement claim = (await JsonAsync("auth", "account", "info", "A", "--json")).GetProperty("nats").GetProperty("signing_keys")[0];
        Assert.Equal(("user_scope", "service", "for services"), (claim.GetProperty("kind").GetString(), claim.GetProperty("role").GetString(), claim.GetProperty("description").GetString()));
        JsonElement template = claim.GetProperty("template");
        Assert.Equal("a", template.GetProperty("pub").GetProperty("allow")[0].GetString());
        Assert.Equal("b", template.GetProperty("sub").GetProperty("deny")[0].GetString());
        Assert.Equal((2, 10_000_000_000), (template.GetProperty("resp").GetProperty("max").GetInt32(), template.GetProperty("resp").GetProperty("ttl").GetInt64()));
        Assert.Equal((1024, -1, -1), (template.GetProperty("payload").GetInt32(), template.GetProperty("subs").GetInt32(), template.GetProperty("data").GetInt32()));
        Assert.Equal("WEBSOCKET", template.GetProperty("allowed_connection_types")[0].GetString());
        Assert.True(template.GetProperty("bearer_token").GetBoolean());

        await AddUserAsync("shop");
        JsonElement user = await JsonAsync("auth", "user", "info", "shop", "--account", "A", "--json");
        Assert.Equal(claim.GetProperty("key").GetString(), user.GetProperty("iss").GetString());
        Assert.Equal((await JsonAsync("auth", "account", "info", "A", "--json")).GetProperty("sub").GetString(), user.GetProperty("nats").GetProperty("issuer_account").GetString());
        Assert.Contains("May publish: a", (await OkAsync("auth", "user", "info", "shop", "--account", "A")).Out, StringComparison.Ordinal);
        Assert.Contains("Users: shop", (await OkAsync("auth", "account", "keys", "info", "A", "service")).Out, StringComparison.Ordinal);
        Assert.Matches("service +A[A-Z2-7]{55} +for services +shop\n", (await OkAsync("auth", "account", "keys", "ls", "A")).Out);
    }

    [Theory]
    [InlineData("has a key for the role service already", "auth", "account", "keys", "add", "A", "service")]
    [InlineData("role other: pub: 'a..b' is not a valid subject", "auth", "account", "keys", "add", "A", "other", "--pub-allow", "a..b")]
    [InlineData("no key for the role nobody; known are service", "auth", "user", "add", "u", "--account", "A", "--key", "nobody")]
    [InlineData("is said by the role; account keys edit A service", "auth", "user", "add", "u", "--account", "A", "--key", "service", "--pub-allow", "x")]
    [InlineData("is said by the role; account keys edit A service", "auth", "user", "edit", "shop", "--account", "A", "--payload", "5")]
    [InlineData("u cannot have the role service: the scope's deny entry 'x.{{tag(team)}}' cannot be filled in", "auth", "user", "add", "u", "--account", "A", "--key", "service")]
    public async Task What_a_role_cannot_be_is_told(string expected, params string[] args)
    {
        await OkAsync("auth", "operator", "add", "O");
        await AddRoleAsync("--pub-deny", "x.{{tag(team)}}");
        await AddUserAsync("shop", "--tags", "team:blue");
        await IsRefusedAsync(expected, args);
        Assert.Equal("shop\n", (await OkAsync("auth", "user", "ls", "--account", "A", "--names")).Out);
        Assert.Single(Directory.GetFiles(Path.Combine(Home, "gust", "auth", "O", "accounts", "A", "keys")));
    }

    private async Task<CliRun> AddRoleAsync(params string[] flags)
    {
        await OkAsync("auth", "account", "add", "A");
        return await OkAsync(["auth", "account", "keys", "add", "A", "service", .. flags]);
    }

    private Task AddUserAsync(string name, params string[] flags) =>
        OkAsync(["auth", "user", "add", name, "--account", "A", "--key", "service", "--credential", InHome(name + ".creds"), .. flags]);

    private string[] Publish(ServerProcess server, string subject, string user = "shop") =>
        ["pub", subject, "1", "-s", server.Url, "--creds", InHome(user + ".creds")];
}
