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

    [Theory]
    [InlineData("http: 8222", "monitoring at 0.0.0.0:8222, not encrypted: everybody may look\n", true)]
    [InlineData("http: 127.0.0.1:8222, http_base_path: /nats", "monitoring at 127.0.0.1:8222/nats, not encrypted: everybody may look\n", false)]
    [InlineData("""
        http: 8222, accounts { OPS { users: [ { user: o, password: o } ] } }
        monitoring { authorization { token: t0ken, user: ann, password: pw, account: OPS }, console { enabled: true } }
        """, ": who shows its token, user ann, users of account OPS may look; with a console that only reads\n", false)]
    [InlineData("http: 8222, monitoring { authorization { token: t0ken }, console { enabled: true, changes: true } }", "may look; with a console that may publish and change\n", false)]
    public async Task The_page_tells_who_may_look_at_the_server(string configuration, string line, bool isWarnedOf)
    {
        string page = (await OkAsync("server", "config", "check", Write(configuration))).Out;
        Assert.Contains(line, page, StringComparison.Ordinal);
        Assert.Equal(isWarnedOf, page.Contains("Everybody who reaches the monitoring port", StringComparison.Ordinal));
        Assert.DoesNotContain("t0ken", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_tells_what_is_stored_and_how_safely()
    {
        string file = Write("""
            jetstream { store_dir: "/data", domain: hub, key: s3cr3t, cipher: aes, max_file: "10G", sync: "2m" }
            accounts { A { jetstream { store: 1GB, streams: 3, max_bytes: true } }, B { jetstream: true }, C {} }
            """);
        string page = (await OkAsync("server", "config", "check", file)).Out;
        foreach (string expected in (string[])[
            "streams are kept in /data/jetstream, domain hub\n",
            "what is acknowledged reaches the disk within 2m0s: a power cut may cost it\n",
            "encrypted with AES-256-GCM\n",
            "at most 10.00 GB in files, three quarters of the memory in memory\n",
            "accounts with streams: A, B\n",
            "has streams: at most 1.00 GB in files, 3 streams; each stream must say how large it may grow\n",
            "account B\n      has streams\n"])
        {
            Assert.Contains(expected, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("s3cr3t", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_are_durable_unless_told_otherwise_and_not_mentioned_when_they_are_off()
    {
        Assert.Contains("what is acknowledged is on the disk\n", (await OkAsync("server", "config", "check", Write("jetstream: true"))).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("streams", (await OkAsync("server", "config", "check", Write("store_dir: a"))).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("no_auth_user: guest", false)]
    public async Task A_user_without_a_password_is_warned_of_unless_it_stands_for_everybody(string more, bool warns)
    {
        string page = (await OkAsync("server", "config", "check", Write($"listen: \"127.0.0.1:4222\"\nauthorization {{ users: [ {{ user: guest }} ] }}\n{more}"))).Out;
        Assert.Equal(warns, page.Contains("User guest has no password: whoever says this name gets in", StringComparison.Ordinal));
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

    [Theory]
    [InlineData("full")]
    [InlineData("memory")]
    public async Task Accounts_of_every_resolver_are_known(string resolver)
    {
        string file = await OperatorAsync(resolver);
        await OkAsync("auth", "account", "add", "LATER");
        await OkAsync("auth", "account", "keys", "add", "LATER", "service", "--pub-allow", "{{name()}}.>");
        await OkAsync("auth", "user", "add", "shop", "--account", "LATER", "--key", "service", "--credential", Creds);
        CliRun before = await UnansweredAsync("can", "pub", "shop.a", "-c", file, "--creds", Creds);
        Assert.Contains(resolver == "full" ? "neither in resolver_preload nor in " : "is not in resolver_preload", before.Error, StringComparison.Ordinal);

        if (resolver == "full")
        {
            await PushByHandAsync("LATER");
        }
        else
        {
            File.Delete(file);
            await OkAsync("auth", "operator", "generate", "O", file, "--resolver", "memory");
        }

        Assert.Equal("yes: publish allow \"shop.>\"\n", (await OkAsync("server", "config", "can", "pub", "shop.a", "-c", file, "--creds", Creds)).Out);
        Assert.Contains("no: no entry", (await FailsAsync("server", "config", "can", "pub", "other.a", "-c", file, "--creds", Creds)).Out, StringComparison.Ordinal);
        string page = (await OkAsync("server", "config", "check", file)).Out;
        Assert.Contains("account LATER (A", page, StringComparison.Ordinal);
        Assert.Equal(resolver == "full", page.Contains("Accounts pushed to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_younger_of_a_preloaded_and_a_pushed_account_counts()
    {
        await OkAsync("auth", "operator", "add", "O");
        await OkAsync("auth", "account", "add", "A");
        await OkAsync("auth", "account", "keys", "add", "A", "service", "--pub-allow", "old");
        await OkAsync("auth", "user", "add", "shop", "--account", "A", "--key", "service", "--credential", Creds);
        string file = Path.Combine(Home, "server.conf");
        await OkAsync("auth", "operator", "generate", "O", file);
        await OkAsync("auth", "account", "keys", "edit", "A", "service", "--pub-allow", "new");
        await PushByHandAsync("A");
        await OkAsync("server", "config", "can", "pub", "new", "-c", file, "--creds", Creds);
    }

    [Fact]
    public async Task Credentials_that_no_server_takes_are_no_answer()
    {
        string file = await OperatorAsync("full");
        await OkAsync("auth", "account", "add", "A");
        await OkAsync("auth", "user", "add", "u", "--account", "A", "--credential", Creds);
        await OkAsync("auth", "user", "rm", "u", "--account", "A", "--force");
        await PushByHandAsync("A");
        string[] ask = ["can", "pub", "a", "-c", file, "--creds", Creds];
        Assert.Contains("the account A has revoked it", (await UnansweredAsync(ask)).Error, StringComparison.Ordinal);

        await OkAsync("auth", "operator", "add", "STRANGER");
        await OkAsync("auth", "account", "add", "B", "--operator", "STRANGER");
        await OkAsync("auth", "user", "add", "u", "--operator", "STRANGER", "--account", "B", "--credential", Creds + "2");
        await PushByHandAsync("B", "STRANGER");
        Assert.Contains("is not signed by an operator of this configuration", (await UnansweredAsync([.. ask[..^1], Creds + "2"])).Error, StringComparison.Ordinal);
        Assert.Contains("Could not find file", (await UnansweredAsync([.. ask[..^1], "nowhere"])).Error, StringComparison.Ordinal);
    }

    private string Creds => Path.Combine(Home, "shop.creds");

    private async Task<string> OperatorAsync(string resolver)
    {
        string file = Path.Combine(Home, "server.conf");
        await OkAsync("auth", "operator", "add", "O");
        await OkAsync("auth", "operator", "generate", "O", file, "--resolver", resolver);
        return file;
    }

    /// <summary>Puts an account where a server keeps what was pushed to it.</summary>
    private async Task PushByHandAsync(string account, string owner = "O")
    {
        string key = System.Text.Json.JsonDocument.Parse((await OkAsync("auth", "account", "info", account, "--operator", owner, "--json")).Out).RootElement.GetProperty("sub").GetString()!;
        Directory.CreateDirectory(Path.Combine(Home, "jwt"));
        File.Copy(Path.Combine(Home, "gust", "auth", owner, "accounts", account, "account.jwt"), Path.Combine(Home, "jwt", key + ".jwt"), overwrite: true);
    }

    private Task<CliRun> UnansweredAsync(params string[] args) => CliRun.EndedAsync(Environment, ["server", "config", .. args], exitCode: 2);

    private string Write(string text)
    {
        string file = Path.Combine(Home, "server.conf");
        File.WriteAllText(file, text);
        return file;
    }
}
