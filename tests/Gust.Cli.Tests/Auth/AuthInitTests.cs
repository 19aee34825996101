using Gust.Testing;
using Reference = Gust.Testing.ReferenceServer;

namespace Gust.Cli.Tests.Auth;

/// <summary>What <c>auth init</c> writes must work as it stands, with the real nats-server and with Gust.</summary>
public sealed class AuthInitTests() : CliTest(url: null)
{
    private string Target => Path.Combine(Home, "setup");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_password_lets_in_who_knows_it(bool gust)
    {
        await OkAsync("auth", "init", "--mode", "password", "--dir", Target);
        await using ServerProcess server = await StartAsync(gust);
        await OkAsync("pub", "hello", "world", "-s", server.Url, "--context", Context("app"));
        await IsRefusedAsync("pub", "hello", "world", "-s", server.Url);
        await IsRefusedAsync("pub", "hello", "world", "-s", server.Url, "--user", "app", "--password", "wrong");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Users_may_do_what_was_said_and_nothing_else(bool gust)
    {
        await OkAsync("auth", "init", "--mode", "users", "--dir", Target, "--user", "shop:pub=orders.>", "--user", "audit:sub=orders.>", "--user", "own");
        await using ServerProcess server = await StartAsync(gust);
        await OkAsync("pub", "orders.eu", "1", "-s", server.Url, "--context", Context("shop"));
        await OkAsync("pub", "own.a.b", "1", "-s", server.Url, "--context", Context("own"));
        Assert.Contains("Permissions Violation for Publish", (await FailsAsync("pub", "other", "1", "-s", server.Url, "--context", Context("shop"))).Error, StringComparison.Ordinal);
        Assert.Contains("Permissions Violation for Publish", (await FailsAsync("pub", "orders.eu", "1", "-s", server.Url, "--context", Context("audit"))).Error, StringComparison.Ordinal);
        Assert.Contains("Permissions Violation for Subscription", (await FailsAsync("sub", "orders.>", "-s", server.Url, "--context", Context("shop"))).Error, StringComparison.Ordinal);
        await IsRefusedAsync("pub", "orders.eu", "1", "-s", server.Url);
    }

    [Theory]
    [InlineData("users")]
    [InlineData("mtls")]
    public async Task What_is_written_for_a_user_who_publishes_nothing_gives_no_warning(string mode)
    {
        await OkAsync("auth", "init", "--mode", mode, "--dir", Target, "--user", "audit:sub=orders.>");
        CliRun check = await OkAsync("server", "config", "check", Path.Combine(Target, "server.conf"));
        Assert.DoesNotContain("Be careful", check.Out, StringComparison.Ordinal);
        Assert.Contains("may publish nothing but one answer", check.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_are_answered_though_the_service_may_not_publish(bool gust)
    {
        await OkAsync("auth", "init", "--mode", "users", "--dir", Target, "--user", "asker:pub=clock", "--user", "service:sub=clock");
        await using ServerProcess server = await StartAsync(gust);
        CliRun reply = Start("reply", "clock", "noon", "--count", "1", "-s", server.Url, "--context", Context("service"));
        await reply.SaysAsync("Listening on");
        CliRun request = await OkAsync("req", "clock", "", "--raw", "-s", server.Url, "--context", Context("asker"));
        Assert.Equal("noon\n", request.Out);
        reply.Interrupt();
        await reply.ExitAsync();
    }

    [Theory]
    [InlineData("users", false)]
    [InlineData("users", true)]
    [InlineData("operator", false)]
    [InlineData("operator", true)]
    public async Task Nobody_listens_to_private_inboxes_of_others(string mode, bool gust)
    {
        await OkAsync("auth", "init", "--mode", mode, "--dir", Target, "--private-inboxes", "--user", "asker:pub=clock", "--user", "service:sub=clock");
        await using ServerProcess server = await StartAsync(gust);
        CliRun reply = Start("reply", "clock", "noon", "--count", "1", "-s", server.Url, "--context", Context("service"));
        await reply.SaysAsync("Listening on");
        Assert.Equal("noon\n", (await OkAsync("req", "clock", "", "--raw", "-s", server.Url, "--context", Context("asker"))).Out);
        reply.Interrupt();
        await reply.ExitAsync();
        Assert.Contains("Permissions Violation", (await FailsAsync("sub", "_INBOX_asker.>", "-s", server.Url, "--context", Context("service"))).Error, StringComparison.Ordinal);
        Assert.Contains("Permissions Violation", (await FailsAsync("sub", "_INBOX.>", "-s", server.Url, "--context", Context("service"))).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("full", false)]
    [InlineData("full", true)]
    [InlineData("memory", false)]
    [InlineData("memory", true)]
    public async Task Operator_mode_lets_in_users_with_credentials(string resolver, bool gust)
    {
        await OkAsync("auth", "init", "--mode", "operator", "--dir", Target, "--resolver", resolver, "--user", "shop:pub=orders.>");
        await using ServerProcess server = await StartAsync(gust);
        await OkAsync("pub", "orders.eu", "1", "-s", server.Url, "--context", Context("shop"));
        await OkAsync("pub", "$SYS.REQ.SERVER.PING", "", "-s", server.Url, "--context", Context("system"));
        Assert.Contains("Permissions Violation", (await FailsAsync("pub", "other", "1", "-s", server.Url, "--context", Context("shop"))).Error, StringComparison.Ordinal);
        await IsRefusedAsync("pub", "orders.eu", "1", "-s", server.Url);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Certificates_say_which_user_one_is(bool gust)
    {
        await OkAsync("auth", "init", "--mode", "mtls", "--dir", Target, "--user", "shop:pub=orders.>");
        await using ServerProcess server = await StartAsync(gust);
        string url = $"tls://{server.Address}";
        await OkAsync("pub", "orders.eu", "1", "-s", url, "--context", Context("shop"));
        Assert.Contains("Permissions Violation", (await FailsAsync("pub", "other", "1", "-s", url, "--context", Context("shop"))).Error, StringComparison.Ordinal);
        await IsRefusedAsync("pub", "orders.eu", "1", "-s", url, "--tlsca", Path.Combine(Target, "ca.pem"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Certificate_of_another_authority_is_refused(bool gust)
    {
        await OkAsync("auth", "init", "--mode", "mtls", "--dir", Target, "--user", "shop");
        string stranger = Path.Combine(Home, "stranger");
        await OkAsync("auth", "init", "--mode", "mtls", "--dir", stranger, "--user", "shop");
        await using ServerProcess server = await StartAsync(gust);
        await IsRefusedAsync(
            "pub", "shop.a", "1", "-s", $"tls://{server.Address}", "--tlsca", Path.Combine(Target, "ca.pem"),
            "--tlscert", Path.Combine(stranger, "shop.pem"), "--tlskey", Path.Combine(stranger, "shop.key"));
    }

    [Fact]
    public async Task Who_does_not_know_the_servers_authority_is_told_how_to_name_it()
    {
        await OkAsync("auth", "init", "--mode", "mtls", "--dir", Target, "--user", "shop");
        string stranger = Path.Combine(Home, "stranger");
        await OkAsync("auth", "init", "--mode", "mtls", "--dir", stranger, "--user", "shop");
        await using ServerProcess server = await StartAsync(gust: true);
        string url = $"tls://{server.Address}";
        CliRun unnamed = await FailsAsync("pub", "shop.a", "1", "-s", url);
        Assert.Contains("signed by an authority that is not trusted; --tlsca FILE names the authority to trust", unnamed.Error, StringComparison.Ordinal);
        string other = Path.Combine(stranger, "ca.pem");
        Assert.Contains($"not trusted; {other} (--tlsca) is another one", (await FailsAsync("pub", "shop.a", "1", "-s", url, "--tlsca", other)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("users")]
    [InlineData("operator")]
    [InlineData("mtls")]
    public async Task Files_are_their_owners_only_and_the_configuration_holds_no_secret(string mode)
    {
        CliRun run = await OkAsync("auth", "init", "--mode", mode, "--dir", Target);
        foreach (string file in OperatingSystem.IsWindows() ? [] : Directory.GetFiles(Target, "*", SearchOption.AllDirectories))
        {
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, new FileInfo(file).UnixFileMode));
        }

        string configuration = await File.ReadAllTextAsync(Path.Combine(Target, "server.conf"));
        Assert.DoesNotMatch("SU[A-Z2-7]{56}|SA[A-Z2-7]{56}|SO[A-Z2-7]{56}|PRIVATE KEY", configuration);
        Assert.Contains($"gust server -c {Path.Combine(Target, "server.conf")}\n  gust pub ", run.Out, StringComparison.Ordinal);
        CliRun check = await OkAsync("server", "config", "check", Path.Combine(Target, "server.conf"));
        Assert.DoesNotContain("Be careful", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_in_use_is_left_alone()
    {
        await OkAsync("auth", "init", "--mode", "password", "--dir", Target);
        byte[] before = await File.ReadAllBytesAsync(Path.Combine(Target, "app.json"));
        CliRun again = await FailsAsync("auth", "init", "--mode", "users", "--dir", Target);
        Assert.Contains("exists already and is left as it is", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Target, "app.json")));
    }

    [Fact]
    public async Task At_a_terminal_it_asks()
    {
        byte[] answers = "2\nshop audit\norders.>\n\nnone.at.all\norders.>\n"u8.ToArray();
        CliRun run = await CliRun.EndedAsync(Environment, ["auth", "init", "--dir", Target], answers, inIsTerminal: true);
        Assert.Contains("How do applications show who they are?", run.Out, StringComparison.Ordinal);
        Assert.Contains("Subjects that shop may subscribe to: [shop.>]", run.Out, StringComparison.Ordinal);
        string configuration = await File.ReadAllTextAsync(Path.Combine(Target, "server.conf"));
        Assert.Contains("subscribe: { allow: [\"shop.>\", \"_INBOX.>\"] }", configuration, StringComparison.Ordinal);
        Assert.Contains("publish: { allow: [\"none.at.all\"] }", configuration, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mode says what to set up")]
    [InlineData("is no name of a user", "--mode", "users", "--user", "../up")]
    [InlineData("it must not have dots", "--mode", "users", "--user", "a.b")]
    [InlineData("is not a valid subject", "--mode", "users", "--user", "a:pub=b..c")]
    [InlineData("is neither pub=SUBJECTS nor sub=SUBJECTS", "--mode", "users", "--user", "a:may=b")]
    [InlineData("the user a is there twice", "--mode", "mtls", "--user", "a", "--user", "a")]
    [InlineData("is not HOST:PORT", "--mode", "password", "--listen", "somewhere")]
    public async Task What_makes_no_sense_writes_nothing(string expected, params string[] args)
    {
        Assert.Contains(expected, (await FailsAsync(["auth", "init", "--dir", Target, .. args])).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    private string Context(string user) => Path.Combine(Target, user + ".json");

    private Task<ServerProcess> StartAsync(bool gust) =>
        ServerProcess.StartAsync(gust ? GustExecutable.Server : Reference.Executable, "", "-c", Path.Combine(Target, "server.conf"));

    private async Task IsRefusedAsync(params string[] args) =>
        Assert.Contains("cannot connect to", (await FailsAsync(args)).Error, StringComparison.Ordinal);
}
