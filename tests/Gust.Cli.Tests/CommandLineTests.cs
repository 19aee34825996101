namespace Gust.Cli.Tests;

public sealed class CommandLineTests() : CliTest(url: "nats://127.0.0.1:1")
{
    [Theory]
    [InlineData("--creds", "/no/such/file", "--creds: the file /no/such/file does not exist")]
    [InlineData("--nkey", "/no/such/file", "--nkey: the file /no/such/file does not exist")]
    [InlineData("--tlsca", "/no/such/file", "--tlsca: the file /no/such/file does not exist")]
    [InlineData("--tlscert", "f", "--tlscert and --tlskey belong together")]
    [InlineData("--socks-proxy", "p", "--socks-proxy is not supported yet")]
    [InlineData("--timeout", "soon", "--timeout: \"soon\" is not a duration")]
    [InlineData("--server", "http://h", "is not a server URL")]
    [InlineData("--header", "nocolon", "--header: \"nocolon\" is not a header")]
    [InlineData("--count", "0", "--count: \"0\" is not a whole number of at least 1")]
    [InlineData("--bogus", "x", "unknown option '--bogus' (text that begins with a dash goes after --); see gust pub --help")]
    public async Task A_bad_option_is_one_line_and_a_failure(string option, string value, string expected)
    {
        CliRun run = await FailsAsync("pub", "subject", "body", option, value);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.Equal("", run.Out);
    }

    [Theory]
    [InlineData("pub")]
    [InlineData("sub")]
    [InlineData("sub", "a", "-t", "-d")]
    [InlineData("bogus")]
    [InlineData("bench")]
    [InlineData("pub", "a", "b", "c")]
    public async Task A_command_that_makes_no_sense_is_one_line_and_a_failure(params string[] args)
    {
        CliRun run = await FailsAsync(args);
        Assert.Matches("^gust: .+\n$", run.Error);
    }

    [Theory]
    [InlineData("pub", "subject", "--bogus")]
    [InlineData("pub", "subject", "--bogus=1")]
    [InlineData("req", "subject", "-Z")]
    [InlineData("sub", "subject", "--bogus")]
    public async Task An_unknown_option_is_never_taken_for_a_body_or_a_subject(params string[] args)
    {
        CliRun run = await FailsAsync(args);
        Assert.Contains($"unknown option '{args[^1]}'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--", "--bogus")]
    [InlineData("-5")]
    [InlineData("-")]
    [InlineData("- one thing")]
    [InlineData("--- text")]
    public async Task A_body_that_is_no_option_may_begin_with_a_dash(params string[] body)
    {
        CliRun run = await FailsAsync(["pub", "subject", .. body]);
        Assert.Contains("cannot connect", run.Error, StringComparison.Ordinal); // it got past the command line
    }

    [Theory]
    [InlineData("unknown option '--sever=x'; did you mean '--server'? (text", "pub", "a", "b", "--sever=x")]
    [InlineData("unknown option '--cout'; did you mean '--count'? (text", "pub", "a", "--cout", "5")]
    [InlineData("'pbu'; did you mean 'pub'?; see gust --help", "pbu", "a")]
    [InlineData("'chek'; did you mean 'check'?; see gust server config --help", "server", "config", "chek")]
    [InlineData("'acount'; did you mean 'account'?; see gust auth --help", "auth", "acount", "ls")]
    [InlineData("unknown option '--pub-alow'; did you mean '--pub-allow'? (text", "auth", "user", "add", "u", "--pub-alow", "x")]
    public async Task A_mistyped_word_finds_the_one_that_was_meant(string expected, params string[] args) =>
        Assert.Contains(expected, (await FailsAsync(args)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "auth")]
    [InlineData(false, "auth", "init")]
    [InlineData(false, "auth", "account", "keys", "add")]
    [InlineData(false, "auth", "user", "ls")]
    [InlineData(false, "auth", "nkey", "gen")]
    [InlineData(false, "server", "config", "check")]
    [InlineData(false, "server", "config", "can")]
    [InlineData(false, "server", "passwd")]
    [InlineData(true, "auth", "account", "push")]
    [InlineData(true, "pub")]
    [InlineData(true, "bench", "pub")]
    [InlineData(true)]
    public async Task Help_tells_of_connections_where_there_is_one(bool connects, params string[] command)
    {
        string help = (await OkAsync([.. command, "--help"])).Out;
        foreach (string option in (string[])["--server ", "--nkey ", "--tlsca ", "--timeout ", "--context ", "--trace "])
        {
            Assert.Equal((option, connects), (option, help.Contains(option, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_help_leaves_out_is_accepted_all_the_same() =>
        Assert.Contains("holds no operator yet", (await FailsAsync("auth", "account", "ls", "--server", "nats://h")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_family_of_commands_names_the_word_it_does_not_know() =>
        Assert.Contains("'bogus'; see gust bench --help", (await FailsAsync("bench", "bogus")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Help_is_a_command_too()
    {
        Assert.Equal((await OkAsync("--help")).Out, (await OkAsync("help")).Out);
        Assert.Equal((await OkAsync("bench", "pub", "--help")).Out, (await OkAsync("help", "bench", "pub")).Out);
    }

    [Fact]
    public async Task Help_shows_a_default_once()
    {
        string help = (await OkAsync("pub", "--help")).Out;
        Assert.Contains("Messages to send [default: 1]\n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("[default: 0]", (await OkAsync("sub", "--help")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_version_succeed()
    {
        Assert.Contains("Templates in bodies", (await OkAsync("pub", "--help")).Out, StringComparison.Ordinal);
        Assert.Contains("context", (await OkAsync("-h")).Out, StringComparison.Ordinal);
        Assert.Matches("^gust \\d+\\.\\d+\\.\\d+\n$", (await OkAsync("--version")).Out);
    }

    [Fact]
    public async Task Server_is_handed_over_with_its_arguments()
    {
        string[]? seen = null;
        var host = new CliHost
        {
            In = Stream.Null,
            Out = Stream.Null,
            Error = TextWriter.Null,
            Environment = _ => null,
            RunServer = args =>
            {
                seen = args;
                return Task.FromResult(7);
            },
        };
        Assert.Equal(7, await CliApp.RunAsync(["server", "-p", "4222"], host));
        Assert.Equal(["-p", "4222"], seen!);
    }
}
