using Gust.Testing;

namespace Gust.Server.Tests.Processes;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Under_the_name_nats_server_it_tells_the_version_it_is_compatible_with()
    {
        string link = Path.Combine(_directory.Path, "nats-server");
        File.CreateSymbolicLink(link, GustExecutable.Path);
        foreach (string flag in new[] { "-v", "--version", "-version" })
        {
            ProgramRun run = await ProgramRun.OfAsync(link, flag);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal($"nats-server: v2.15.1 (gust {GustVersion.Own})\n", run.Output);
        }
    }

    [Fact]
    public async Task Under_its_own_name_it_tells_its_own_version()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "--version");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"gust {GustVersion.Own}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_goes_to_standard_output_and_succeeds()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("--port", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_the_commands_that_run_no_server_and_they_are_there()
    {
        string help = (await ProgramRun.GustAsync("server", "--help")).Output;
        foreach (string[] command in (string[][])[["passwd"], ["config", "check"], ["config", "can"]])
        {
            Assert.Contains($"gust server {string.Join(' ', command)} ", help, StringComparison.Ordinal);
            ProgramRun run = await ProgramRun.GustAsync(["server", .. command, "--help"]);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        }
    }

    [Fact]
    public async Task Under_the_name_nats_server_help_shows_no_word_that_it_does_not_take()
    {
        string link = Path.Combine(_directory.Path, "nats-server");
        File.CreateSymbolicLink(link, GustExecutable.Path);
        Assert.DoesNotContain("passwd", (await ProgramRun.OfAsync(link, "-h")).Output, StringComparison.Ordinal);
        Assert.Equal("nats-server: unrecognized command: \"passwd\"\n", (await ProgramRun.OfAsync(link, "passwd")).Errors);
    }

    [Fact]
    public async Task Mistyped_flag_fails_with_2_and_the_usage()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "--nonsense");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nonsense", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--port", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_test_succeeds_silently_on_a_good_file()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "-t", "-c", _directory.Write("good.conf", "port: 4333\nmax_payload: 1MB\n"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("good.conf is valid (sha256:", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-t")]
    [InlineData("-DV")]
    public async Task Bad_file_fails_with_its_place(string flag)
    {
        string file = _directory.Write("bad.conf", "port: 4333\nmax_payload: [\n");
        ProgramRun run = await ProgramRun.GustAsync("server", flag, "-c", file);
        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"bad\.conf:\d+:\d+", run.Errors);
    }

    [Fact]
    public async Task Missing_file_fails_with_its_name()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "-c", Path.Combine(_directory.Path, "missing.conf"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("missing.conf", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_port_fails_in_one_line()
    {
        await using GustServer holder = await TestServers.StartAsync();
        ProgramRun run = await ProgramRun.GustAsync("server", "-a", "127.0.0.1", "-p", $"{holder.ClientEndPoint!.Port}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"cannot listen on 127.0.0.1:{holder.ClientEndPoint.Port}: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("in use", run.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_to_nobody_fails_in_one_line()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "--signal", "reload=999999999");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("999999999", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Sample_runs_to_its_end()
    {
        string configuration = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(GustExecutable.Path)))!;
        ProgramRun run = await ProgramRun.OfAsync(RepositoryRoot.Combine("samples", "EmbeddedServer", "bin", configuration, "net10.0", "EmbeddedServer"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("listening on nats://127.0.0.1:", run.Output, StringComparison.Ordinal);
        Assert.Contains("MSG greet 1 5\nhello\nPONG\nhealth: Healthy\n", run.Output, StringComparison.Ordinal);
    }
}
