using System.Text;

namespace Gust.Cli.Tests;

/// <summary>One run of the tool in this process, with everything it would find outside given by the test.</summary>
internal sealed class CliRun
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CapturedText _error = new();
    private readonly MemoryStream _out = new();
    private readonly Task<int> _exit;

    private CliRun(string[] args, byte[] input, Dictionary<string, string> environment, bool inIsTerminal, Stream? output)
    {
        var host = new CliHost
        {
            In = new MemoryStream(input),
            Out = output ?? _out,
            Error = _error,
            InIsTerminal = inIsTerminal,
            Environment = name => environment.GetValueOrDefault(name),
        };
        // As in a process of its own: the run must not borrow the test's thread.
        _exit = Task.Run(() => CliApp.RunAsync(args, host, _stop.Token));
    }

    public string Error => _error.ToString();

    public string Out => Encoding.UTF8.GetString(OutBytes);

    public byte[] OutBytes => _out.ToArray();

    public bool HasEnded => _exit.IsCompleted;

    public static CliRun Start(Dictionary<string, string> environment, params string[] args) => new(args, [], environment, false, null);

    public static async Task<CliRun> EndedAsync(
        Dictionary<string, string> environment, string[] args, byte[]? input = null, bool inIsTerminal = false, int exitCode = 0, Stream? output = null)
    {
        var run = new CliRun(args, input ?? [], environment, inIsTerminal, output);
        await run.EndsWithAsync(exitCode);
        return run;
    }

    /// <summary>Waits until standard error holds <paramref name="text"/>; a run that ends before fails the test.</summary>
    public async Task SaysAsync(string text)
    {
        Task said = _error.ContainsAsync(text);
        await Task.WhenAny(said, _exit);
        Assert.True(said.IsCompleted, $"ended without saying \"{text}\": {Error}");
    }

    public async Task EndsWithAsync(int exitCode)
    {
        int actual = await _exit.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(exitCode == actual, $"exit code {actual} instead of {exitCode}; standard error: {Error}; standard output: {Out}");
    }

    public Task<int> ExitAsync() => _exit.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    /// <summary>What Ctrl-C does.</summary>
    public void Interrupt() => _stop.Cancel();
}
