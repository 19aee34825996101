using Gust.Server.Logging;
using Gust.Testing;
using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Tests.Logging;

public sealed class ServerLoggerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Lines_logged_while_reloads_change_the_writer_all_arrive()
    {
        const int Lines = 5000;
        using ServerLogger logger = new(Options("0.log"), new ManualTime());
        Task[] writers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < Lines; i++)
            {
                logger.LogInformation("a line");
            }
        }))];
        for (int reload = 0; !Task.WhenAll(writers).IsCompleted; reload++)
        {
            logger.Apply(Options($"{reload % 4}.log"));
        }

        await Task.WhenAll(writers);
        Assert.Equal(2 * Lines, Directory.GetFiles(_directory.Path).Sum(file => File.ReadLines(file).Count()));
    }

    [Fact]
    public void Line_logged_after_the_end_is_dropped()
    {
        ServerLogger logger = new(Options("a.log"), new ManualTime());
        logger.Dispose();
        logger.LogInformation("too late");
        Assert.Equal("", Read("a.log"));
    }

    [Fact]
    public void What_peers_have_said_cannot_forge_lines()
    {
        using (ServerLogger logger = new(Options("a.log"), new ManualTime()))
        {
            logger.LogError("refused: {Reason}", "'x\n[1] [INF] all is well\r\e[2J\u2028'");
        }

        Assert.EndsWith(@"refused: 'x\n[1] [INF] all is well\r\u001b[2J\u2028'", Assert.Single(Read("a.log").TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, true, false)]
    [InlineData(false, true, false, true)]
    public void Levels_are_those_of_the_options(bool debug, bool trace, bool debugs, bool traces)
    {
        using ServerLogger logger = new(Options("a.log", debug, trace), new ManualTime());
        Assert.Equal(debugs, logger.IsEnabled(LogLevel.Debug));
        Assert.Equal(traces, logger.IsEnabled(LogLevel.Trace));
        Assert.True(logger.IsEnabled(LogLevel.Information));
    }

    [Fact]
    public void Reload_changes_file_and_levels()
    {
        using ServerLogger logger = new(Options("a.log"), new ManualTime());
        logger.LogInformation("to a");
        logger.LogDebug("not logged");
        logger.Apply(Options("b.log", debug: true));
        logger.LogDebug("to b");
        Assert.Contains("to a", Read("a.log"), StringComparison.Ordinal);
        Assert.DoesNotContain("not logged", Read("a.log"), StringComparison.Ordinal);
        Assert.Contains("[DBG] to b", Read("b.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_cannot_be_opened_leaves_the_old_one_in_place()
    {
        using ServerLogger logger = new(Options("a.log"), new ManualTime());
        Assert.Throws<IOException>(() => logger.Apply(Options("missing/b.log", debug: true)));
        logger.LogInformation("still here");
        Assert.False(logger.IsEnabled(LogLevel.Debug));
        Assert.Contains("still here", Read("a.log"), StringComparison.Ordinal);
    }

    private LoggingOptions Options(string file, bool debug = false, bool trace = false) => new() { File = Path.Combine(_directory.Path, file), Debug = debug, Trace = trace };

    private string Read(string file) => File.ReadAllText(Path.Combine(_directory.Path, file));
}
