using System.Globalization;
using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

/// <summary>On a real terminal, for what keys do and what fits; and as text.</summary>
[Collection(SystemServersCollection.Name)]
public sealed class TopTests(SystemServers servers) : AdminTest(servers)
{
    private const int Columns = 80;
    private const int Rows = 24;

    public static TheoryData<string> Kinds => SystemServers.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Keys_sort_help_and_quit_at_80_by_24(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        await using var publisher = await TestClient.OpenAsync(server, "a", "top-publisher");
        await using var subscriber = await TestClient.OpenAsync(server, "a", "top-subscriber", subscriptions: 9);
        using var end = new CancellationTokenSource();
        Task traffic = PublishAsync(publisher, end.Token);
        await using TmuxTerminal terminal = await TopAsync("--delay", "200ms");

        string[] screen = await terminal.ShowsAsync("both clients", s => Row(s, "top-publisher") > 0 && Row(s, "top-subscrib") > 0);
        Assert.True(Row(screen, "top-publisher") < Row(screen, "top-subscrib"), "by id, the older is first");
        Assert.StartsWith("one: NATS server 2.", screen[0], StringComparison.Ordinal);
        Assert.StartsWith("  JetStream: Streams ", screen[4], StringComparison.Ordinal);
        Assert.StartsWith("HOST                     CID NAME             SUBS  PENDING     TO/S   FROM/S", screen[7], StringComparison.Ordinal);
        Assert.All(screen, line => Assert.True(line.Length <= Columns, line));

        await terminal.PressAsync("s");
        await terminal.ShowsAsync("sorted by subs");
        await terminal.ShowsAsync("the subscriber first", s => Row(s, "top-subscrib") == 8);
        await terminal.PressAsync("M");
        await terminal.ShowsAsync("the publisher first, with a rate", s => Row(s, "top-publisher") == 8 && Rate(s[8]) > 0);
        await terminal.PressAsync("r");
        await terminal.ShowsAsync("sorted by msgs_from, reversed");
        await terminal.PressAsync("?");
        await terminal.ShowsAsync("reverse the order");
        await terminal.PressAsync("x");
        await terminal.ShowsAsync("sorted by msgs_from, reversed");
        await terminal.PressAsync("q");
        Assert.Equal(0, await terminal.EndAsync());
        await end.CancelAsync();
        await traffic;
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Interrupt_ends_it_in_order_and_a_small_terminal_is_not_overrun(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        List<TestClient> clients = [];
        for (int i = 0; i < 20; i++)
        {
            clients.Add(await TestClient.OpenAsync(server, "a", $"top-{i}"));
        }

        await using TmuxTerminal terminal = await TmuxTerminal.StartAsync(40, 12, Environment, GustExecutable.Path, "server", "top", "one", "--delay", "200ms");
        string[] screen = await terminal.ShowsAsync("connections", s => s.Length == 12 && s[7].StartsWith("HOST", StringComparison.Ordinal));
        Assert.StartsWith("one: NATS server", screen[0], StringComparison.Ordinal); // nothing scrolled
        await terminal.PressAsync("C-c");
        Assert.Equal(0, await terminal.EndAsync());
        foreach (TestClient client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Monitoring_port_is_asked_without_a_system_account(string kind)
    {
        ServerProcess server = await OnAsync(kind, "a");
        await using var client = await TestClient.OpenAsync(server, "a", "top-http", subscriptions: 1);
        string url = $"http://{server.Listener("monitoring")}";
        string text = await OutAsync("top", "--url", url, "--batch", "--delay", "20ms", "--sort", "uptime");
        Assert.Matches(@"^one: NATS server 2\.\S+, up \S+, \d+ connections, \d+ subscriptions\n", text);
        Assert.Matches(@"(?m)^127\.0\.0\.1:\d+ +\d+ top-http +1 +0 +0 +0 ", text);
        string port = server.Listener("monitoring").Port.ToString(CultureInfo.InvariantCulture);
        Assert.Contains("sorted by subs", await OutAsync("top", "-b", "-m", port, "-d", "20ms", "--sort", "subs"), StringComparison.Ordinal);
        Assert.Contains("cannot read http://127.0.0.1:1/varz", (await FailsAsync("top", "--url", "http://127.0.0.1:1")).Error, StringComparison.Ordinal);
        Assert.Contains("is not the address of a monitoring port", (await FailsAsync("top", "--url", "nats://x")).Error, StringComparison.Ordinal);
        Assert.Contains("needs a user of the system account", (await FailsAsync("top")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ops:p%40ss", true)]
    [InlineData("s3cret", true)]
    [InlineData("ops:wrong", false)]
    [InlineData("guess", false)]
    public async Task Monitoring_port_is_shown_the_secret_of_the_URL(string secret, bool isRight)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(
            GustExecutable.Server, "server_name: one, http: 127.0.0.1:-1, monitoring { authorization { token: s3cret, user: ops, password: 'p@ss' } }");
        CliRun run = await EndsAsync(isRight ? 0 : 1, "top", "--url", $"http://{secret}@{server.Listener("monitoring")}", "--batch", "--delay", "20ms");
        Assert.Contains(isRight ? "one: NATS server" : "answers 401: wrong user, password or token", isRight ? run.Out : run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Monitoring_port_is_shown_what_the_options_say()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(
            GustExecutable.Server, "server_name: one, http: 127.0.0.1:-1, monitoring { authorization { token: s3cret, user: ops, password: 'p@ss' } }");
        string[] top = ["top", "--url", $"http://{server.Listener("monitoring")}", "--batch", "--delay", "20ms"];
        Assert.Contains("one: NATS server", await OutAsync([.. top, "--token", "s3cret"]), StringComparison.Ordinal);
        Assert.Contains("one: NATS server", await OutAsync([.. top, "--user", "ops", "--password", "p@ss"]), StringComparison.Ordinal);
        Assert.Contains("wrong user, password or token", (await FailsAsync([.. top, "--token", "guess"])).Error, StringComparison.Ordinal);
        Assert.Contains("is no monitoring port", (await FailsAsync("top", "--url", $"http://{server.Address}", "-b")).Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Batch_writes_as_many_looks_as_asked_to_a_file(string kind)
    {
        await OnAsync(kind);
        string file = Path.Combine(Home, "top.txt");
        Assert.Equal("", await OutAsync("top", "--batch", "--delay", "20ms", "--count", "3", "--output", file));
        Assert.Equal(3, (await File.ReadAllTextAsync(file)).Split("one: NATS server").Length - 1);
    }

    private Task<TmuxTerminal> TopAsync(params string[] args) => TmuxTerminal.StartAsync(Columns, Rows, Environment, [GustExecutable.Path, "top", .. args]);

    private static int Row(string[] screen, string text) => Array.FindIndex(screen, line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The last column at this width: messages from the client in a second.</summary>
    private static double Rate(string row) => double.TryParse(row.Split(' ')[^1].TrimEnd('K', 'M'), CultureInfo.InvariantCulture, out double rate) ? rate : 0;

    /// <summary>As fast as the server answers: all the time there is something to see.</summary>
    private static async Task PublishAsync(TestClient client, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await client.Client.PublishAsync("top.traffic", ReadOnlyMemory<byte>.Empty);
            await client.Client.FlushAsync(CancellationToken.None);
        }
    }
}
