using System.Text.Json;
using Gust.Testing;

namespace Gust.Cli.Tests.Auth;

/// <summary>Private exports and the activations for them, used with the real nats-server and with Gust.</summary>
public sealed class ActivationTests : AuthStoreTest
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_private_service_answers_who_has_an_activation(bool gust, bool signingKeys)
    {
        await using ServerProcess server = await StartAsync(gust, signingKeys ? ["--signing-key"] : []);
        await AddAccountsAsync();
        await OkAsync("auth", "account", "imports", "add", "clock", "clock.eu", "B", "--source", "A", "--local", "time", "--service");
        await PushBothAsync(server);
        CliRun reply = Start("reply", "clock.eu", "noon", "-s", server.Url, "--creds", InHome("a.creds"));
        await reply.SaysAsync("Listening on");
        string[] request = ["req", "time", "", "--raw", "--timeout", "1s", "-s", server.Url, "--creds", InHome("b.creds")];
        await FailsAsync(request);

        await ActivateAsync("clock.eu");
        await OkAsync("auth", "account", "imports", "rm", "time", "B", "--force");
        await OkAsync("auth", "account", "imports", "add", "clock", "clock.eu", "B", "--token", InHome("token.jwt"), "--local", "time");
        await PushBothAsync(server);
        Assert.Equal("noon\n", (await OkAsync(request)).Out);

        await OkAsync("auth", "account", "exports", "revoke", "clock.*", "A", "--target-account", "B");
        await PushBothAsync(server);
        await FailsAsync(request);
        reply.Interrupt();
        await reply.ExitAsync();
    }

    [Fact]
    public async Task An_activation_says_what_its_words_said()
    {
        await OkAsync("auth", "operator", "add", "O");
        await AddAccountsAsync();
        CliRun shown = await OkAsync("auth", "account", "exports", "activation", "clock.eu", "A", "--target-account", "B", "--expiry", "1h");
        string[] lines = shown.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("-----BEGIN NATS ACTIVATION JWT-----", "------END NATS ACTIVATION JWT------", 3), (lines[0], lines[2], lines.Length));
        JsonElement claims = Payload(lines[1]);
        Assert.Equal(await KeyAsync("B"), claims.GetProperty("sub").GetString());
        Assert.Equal(await KeyAsync("A"), claims.GetProperty("iss").GetString());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64(), 3599, 3601);
        JsonElement terms = claims.GetProperty("nats");
        Assert.Equal(
            ("clock.eu", "service", "activation", 2),
            (terms.GetProperty("subject").GetString(), terms.GetProperty("kind").GetString(), terms.GetProperty("type").GetString(), terms.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task The_token_itself_is_as_good_as_its_file_and_says_source_and_kind()
    {
        await OkAsync("auth", "operator", "add", "O");
        await AddAccountsAsync();
        await ActivateAsync("clock.eu");
        string token = (await File.ReadAllTextAsync(InHome("token.jwt"))).Split('\n')[1];
        await OkAsync("auth", "account", "imports", "add", "clock", "clock.eu", "B", "--token", token);
        JsonElement import = (await JsonAsync("auth", "account", "info", "B", "--json")).GetProperty("nats").GetProperty("imports")[0];
        Assert.Equal(
            (token, await KeyAsync("A"), "service"),
            (import.GetProperty("token").GetString(), import.GetProperty("account").GetString(), import.GetProperty("type").GetString()));
        Assert.Matches("clock +service +clock.\\* +accounts with an activation\n", (await OkAsync("auth", "account", "exports", "ls", "A")).Out);
    }

    [Theory]
    [InlineData("A does not export other", "exports", "activation", "other", "A", "--target-account", "B")]
    [InlineData("exports open to everybody", "exports", "activation", "open", "A", "--target-account", "B")]
    [InlineData("'--target-account' is required", "exports", "activation", "clock.eu", "A")]
    [InlineData("there is no account X", "exports", "activation", "clock.eu", "A", "--target-account", "X")]
    [InlineData("exclude each other", "exports", "add", "x", "x.*", "A", "--private", "--token-position", "2")]
    [InlineData("--source says which account exports it", "imports", "add", "x", "x", "B")]
    [InlineData("there is no file nowhere, and it is not a token itself", "imports", "add", "x", "clock.eu", "B", "--token", "nowhere")]
    [InlineData("is not an activation", "imports", "add", "x", "clock.eu", "B", "--token", "a.b.c")]
    public async Task What_cannot_be_activated_is_told(string expected, params string[] args)
    {
        await OkAsync("auth", "operator", "add", "O");
        await AddAccountsAsync();
        await OkAsync("auth", "account", "exports", "add", "open", "open", "A");
        await IsRefusedAsync(expected, ["auth", "account", .. args]);
    }

    [Theory]
    [InlineData("the activation is for another account", "clock.eu", "A")]
    [InlineData("the activation is for 'clock.eu', not for 'clock.us'", "clock.us", "B")]
    public async Task An_activation_for_something_else_is_not_added(string expected, string subject, string importer)
    {
        await OkAsync("auth", "operator", "add", "O");
        await AddAccountsAsync();
        await ActivateAsync("clock.eu");
        await IsRefusedAsync(expected, "auth", "account", "imports", "add", "x", subject, importer, "--token", InHome("token.jwt"));
        Assert.Equal(0, (await JsonAsync("auth", "account", "info", importer, "--json")).GetProperty("nats").TryGetProperty("imports", out JsonElement imports) ? imports.GetArrayLength() : 0);
    }

    [Fact]
    public async Task An_activation_for_a_stream_is_none_for_the_service_of_its_subject()
    {
        await OkAsync("auth", "operator", "add", "O");
        await AddAccountsAsync();
        await OkAsync("auth", "account", "exports", "add", "ticks", "clock.eu", "A", "--private");
        await ActivateAsync("clock.eu");
        await IsRefusedAsync(
            "the activation is for a stream, not for a service", "auth", "account", "imports", "add", "x", "clock.eu", "B", "--token", InHome("token.jwt"), "--service");
        await OkAsync("auth", "account", "exports", "activation", "clock.eu", "A", "--target-account", "B", "--service", "--output", InHome("service.jwt"));
        await OkAsync("auth", "account", "imports", "add", "x", "clock.eu", "B", "--token", InHome("service.jwt"));
    }

    private async Task AddAccountsAsync()
    {
        await OkAsync("auth", "account", "add", "A");
        await OkAsync("auth", "account", "add", "B");
        await OkAsync("auth", "account", "exports", "add", "clock", "clock.*", "A", "--service", "--private");
        await OkAsync("auth", "user", "add", "a", "--account", "A", "--credential", InHome("a.creds"));
        await OkAsync("auth", "user", "add", "b", "--account", "B", "--credential", InHome("b.creds"));
    }

    private Task<CliRun> ActivateAsync(string subject) =>
        OkAsync("auth", "account", "exports", "activation", subject, "A", "--target-account", "B", "--output", InHome("token.jwt"));

    private async Task PushBothAsync(ServerProcess server)
    {
        await PushAsync(server, "A");
        await PushAsync(server, "B");
    }

    private async Task<string?> KeyAsync(string account) => (await JsonAsync("auth", "account", "info", account, "--json")).GetProperty("sub").GetString();

    private static JsonElement Payload(string jwt) =>
        JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(jwt.Split('.')[1])).RootElement;
}
