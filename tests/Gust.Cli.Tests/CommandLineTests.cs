namespace Gust.Cli.Tests;

public sealed class CommandLineTests() : CliTest(url: "nats://127.0.0.1:1")
{
    [Theory]
    [InlineData("--creds", "f", "--creds is not supported yet")]
    [InlineData("--nkey", "f", "--nkey is not supported yet")]
    [InlineData("--tlsca", "/no/such/file", "--tlsca: the file /no/such/file does not exist")]
    [InlineData("--tlscert", "f", "--tlscert and --tlskey belong together")]
    [InlineData("--socks-proxy", "p", "--socks-proxy is not supported yet")]
    [InlineData("--timeout", "soon", "--timeout: \"soon\" is not a duration")]
    [InlineData("--server", "http://h", "is not a server URL")]
    [InlineData("--header", "nocolon", "--header: \"nocolon\" is not a header")]
    [InlineData("--count", "0", "--count: \"0\" is not a whole number of at least 1")]
    [InlineData("--bogus", "x", "Unrecognized command or argument '--bogus'; see gust pub --help")]
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
