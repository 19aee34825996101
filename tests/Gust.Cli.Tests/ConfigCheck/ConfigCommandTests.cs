namespace Gust.Cli.Tests.ConfigCheck;

public sealed class ConfigCommandTests() : CliTest(url: null)
{
    private const string Configuration = """
        listen: "127.0.0.1:4222"
        accounts {
          A: {
            users: [
              { user: app1, password: secret, permissions: {
                  publish: { allow: ["orders.>"], deny: ["orders.secret"] }
                  subscribe: { allow: ["jobs workers", "news.>"], deny: ["news.internal"] } } }
              { user: worker, password: secret, allowed_connection_types: [WEBSOCKET], permissions: { subscribe: "jobs", allow_responses: { max: 2, expires: "1m" } } }
            ]
            exports: [ { service: clock, accounts: [B] } ]
          }
          B: { users: [ { user: free, password: secret } ], imports: [ { service: { account: A, subject: clock }, to: time } ] }
        }
        """;

    [Fact]
    public async Task The_page_tells_who_may_do_what()
    {
        string page = (await OkAsync("server", "config", "check", Write(Configuration))).Out;
        foreach (string expected in (string[])[
            "without credentials: nobody",
            "user app1 (account A), with a password (plain text)",
            "may publish orders.>\n",
            "may not publish orders.secret",
            "may subscribe to jobs (in queue workers), news.>",
            "may not subscribe to news.internal",
            "may publish nothing but 2 answers to each request it receives, within 1m",
            "by WEBSOCKET",
            "user free (account B)",
            "may publish and subscribe to everything in its account",
            "exports service clock to B",
            "imports service clock of account A as time",
            "Plaintext passwords detected"])
        {
            Assert.Contains(expected, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("secret (", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_server_is_warned_of()
    {
        string page = (await OkAsync("server", "config", "check", Write("listen: \"0.0.0.0:4222\""))).Out;
        Assert.Contains("without credentials: everybody", page, StringComparison.Ordinal);
        Assert.Contains("Everybody who reaches 0.0.0.0:4222 may do everything", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_with_rules_of_its_own_says_so()
    {
        string file = Write("listen: \"127.0.0.1:4222\"\nwebsocket { port: 8080, no_tls: true, authorization { user: web, password: sekret } }");
        string page = (await OkAsync("server", "config", "check", file)).Out;
        Assert.Contains("WebSocket clients at 0.0.0.0:8080, not encrypted; here only user web\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_has_its_place()
    {
        CliRun run = await FailsAsync("server", "config", "check", Write("listen: \"127.0.0.1:4222\"\nauthorization { user: 1, bogus: 2 }\n"));
        Assert.Contains(":2:", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Theory]
    [InlineData("no_auth_user: nobody\nauthorization { users: [ { user: u, password: p } ] }", ":1:15: no_auth_user: \"nobody\" not present")]
    [InlineData("port: 4222\nsystem_account: NOPE", ":2:17: error resolving system account")]
    public async Task What_keeps_a_server_from_starting_is_not_valid_and_has_its_place(string text, string expected)
    {
        CliRun run = await FailsAsync("server", "config", "check", Write(text));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("no server starts with it", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app1", "pub", "orders.eu", "", "yes: publish allow \"orders.>\"")]
    [InlineData("app1", "pub", "orders.secret", "", "no: publish deny \"orders.secret\"")]
    [InlineData("app1", "pub", "other", "", "no: no entry of publish allow [\"orders.>\"] matches")]
    [InlineData("app1", "sub", "jobs", "workers", "yes: subscribe allow \"jobs workers\"")]
    [InlineData("app1", "sub", "jobs", "", "no: no entry of subscribe allow [\"jobs workers\", \"news.>\"] covers it")]
    [InlineData("app1", "sub", "jobs", "others", "no: no entry of subscribe allow [\"jobs workers\", \"news.>\"] covers it for the queue others")]
    [InlineData("app1", "sub", "news.>", "", "yes: subscribe allow \"news.>\"; but messages of [\"news.internal\"] are not delivered")]
    [InlineData("app1", "sub", "news.internal", "", "no: subscribe deny \"news.internal\"")]
    [InlineData("worker", "pub", "x", "", "no: no entry of publish allow [] matches; it may answer requests that it receives, though (allow_responses)")]
    [InlineData("free", "pub", "x", "", "yes: free has no permissions configured, so that all of account B is open to it")]
    public async Task A_question_is_answered_with_the_rule_that_decides(string user, string verb, string subject, string queue, string expected)
    {
        string[] group = queue.Length > 0 ? ["--queue", queue] : [];
        string[] args = ["server", "config", "can", "--user", user, verb, subject, "-c", Write(Configuration), .. group];
        CliRun run = await CliRun.EndedAsync(Environment, args, exitCode: expected.StartsWith("yes", StringComparison.Ordinal) ? 0 : 1);
        Assert.Equal(expected + "\n", run.Out);
    }

    [Fact]
    public async Task A_question_that_has_no_answer_has_its_own_exit_status()
    {
        string file = Write(Configuration);
        Assert.Contains("there is no user nobody; known are app1, worker, free", (await UnansweredAsync("can", "pub", "x", "--user", "nobody", "-c", file)).Error, StringComparison.Ordinal);
        Assert.Contains("which user?", (await UnansweredAsync("can", "pub", "x", "-c", file)).Error, StringComparison.Ordinal);
        Assert.Contains("is not a subject that can be published to", (await UnansweredAsync("can", "pub", "x.*", "--user", "app1", "-c", file)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permissions_are_asked_for_the_mapped_subject()
    {
        string file = Write("mappings { in: out }\nauthorization { users: [ { user: u, password: p, permissions: { publish: out } } ] }");
        Assert.Equal("yes: in is mapped to out; publish allow \"out\"\n", (await OkAsync("server", "config", "can", "--user", "u", "pub", "in", "-c", file)).Out);
    }

    [Fact]
    public async Task With_an_operator_credentials_are_asked_about()
    {
        string target = Path.Combine(Home, "setup");
        await OkAsync("auth", "init", "--mode", "operator", "--dir", target, "--user", "shop:pub=orders.>");
        string file = Path.Combine(target, "server.conf");
        string creds = Path.Combine(target, "keys", "gust", "accounts", "APP", "users", "shop.creds");
        Assert.Equal("yes: publish allow \"orders.>\"\n", (await OkAsync("server", "config", "can", "pub", "orders.eu", "-c", file, "--creds", creds)).Out);
        await FailsAsync("server", "config", "can", "pub", "other", "-c", file, "--creds", creds);
        string page = (await OkAsync("server", "config", "check", file)).Out;
        Assert.Contains("operator gust (O", page, StringComparison.Ordinal);
        Assert.Contains("account SYSTEM (A", page, StringComparison.Ordinal);
    }

    private Task<CliRun> UnansweredAsync(params string[] args) => CliRun.EndedAsync(Environment, ["server", "config", .. args], exitCode: 2);

    private string Write(string text)
    {
        string file = Path.Combine(Home, "server.conf");
        File.WriteAllText(file, text);
        return file;
    }
}
