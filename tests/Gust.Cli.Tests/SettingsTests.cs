using Gust.Client.Tests;

namespace Gust.Cli.Tests;

public sealed class SettingsTests() : CliTest(url: null)
{
    // Nothing listens on these ports; the error names the URL that won.
    private const string Flag = "nats://127.0.0.1:1";
    private const string Variable = "nats://127.0.0.1:2";
    private const string Context = "nats://127.0.0.1:3";

    [Fact]
    public async Task Flag_beats_environment_beats_context_beats_default()
    {
        await OkAsync("context", "add", "c", "-s", Context, "--select");
        await ConnectsToAsync(Context, "pub", "s", "b");
        Environment["NATS_URL"] = Variable;
        await ConnectsToAsync(Variable, "pub", "s", "b");
        await ConnectsToAsync(Flag, "pub", "-s", Flag, "s", "b");
        await ConnectsToAsync(Flag, "--server", Flag, "pub", "s", "b");
    }

    [Fact]
    public async Task A_context_is_chosen_by_flag_variable_or_file()
    {
        await OkAsync("context", "add", "one", "-s", Context);
        await OkAsync("context", "add", "two", "-s", Variable, "--select");
        await ConnectsToAsync(Context, "--context", "one", "pub", "s", "b");
        await ConnectsToAsync(Context, "pub", "s", "b", "--context", Path.Combine(Home, "nats", "context", "one.json"));
        Environment["NATS_CONTEXT"] = "one";
        await ConnectsToAsync(Context, "pub", "s", "b");
        await ConnectsToAsync(Flag, "pub", "s", "b", "--no-context", "-s", Flag);
        Assert.Contains("unknown context \"none\"; known are one, two", (await FailsAsync("pub", "s", "b", "--context", "none")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_the_context_are_used_unless_others_are_said()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(
            "authorization { users: [ { user: a, password: pa }, { user: b, password: pb } ] }");
        await OkAsync("context", "add", "c", "-s", server.Url, "--user", "a", "--password", "pa", "--select");
        await OkAsync("pub", "s", "b");
        await OkAsync("pub", "s", "b", "--user", "b", "--password", "pb");
        Environment["NATS_USER"] = "b";
        Environment["NATS_PASSWORD"] = "pb";
        await OkAsync("pub", "s", "b");
        Environment["NATS_PASSWORD"] = "wrong";
        CliRun refused = await FailsAsync("pub", "s", "b");
        Assert.Equal(
            $"gust: cannot connect to {server.Url}: the server refused: Authorization Violation; check --user, --password, --token, --creds, --nkey or the context\n", refused.Error);
    }

    [Fact]
    public async Task A_user_alone_is_a_token()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync("authorization { token: t0k }");
        await OkAsync("pub", "s", "b", "-s", server.Url, "--user", "t0k");
        await OkAsync("pub", "s", "b", "-s", server.Url, "--token", "t0k");
        await FailsAsync("pub", "s", "b", "-s", server.Url);
    }

    [Fact]
    public async Task A_refused_publish_or_subscription_is_a_failure()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(
            "authorization { users: [ { user: a, password: pa, permissions: { publish: ok, subscribe: ok } } ] }");
        string[] login = ["-s", server.Url, "--user", "a", "--password", "pa"];
        Assert.Equal("gust: the server refused: Permissions Violation for Publish to \"no\"\n", (await FailsAsync(["pub", "no", "x", .. login])).Error);
        Assert.Contains("Permissions Violation for Subscription to \"no\"", (await FailsAsync(["sub", "no", .. login])).Error, StringComparison.Ordinal);
        Assert.Contains("Permissions Violation for Subscription to \"no\"", (await FailsAsync(["reply", "no", "x", .. login])).Error, StringComparison.Ordinal);
        Assert.Contains("Permissions Violation for Subscription to \"_INBOX", (await FailsAsync(["req", "ok", "x", "--timeout", "1s", .. login])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_tells_of_the_connection_without_its_secrets()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync();
        CliRun pub = await OkAsync("pub", "s", "b", "--trace", "-s", $"nats://u:sekret@127.0.0.1:{server.Port}");
        Assert.Contains($">>> Connecting to {server.Url}", pub.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sekret", pub.Error, StringComparison.Ordinal);
    }

    private async Task ConnectsToAsync(string url, params string[] args)
    {
        CliRun run = await FailsAsync(args);
        Assert.Equal($"gust: cannot connect to {url}: connection refused; is a server running? try: gust server\n", run.Error);
    }
}
