using System.Diagnostics;

namespace Gust.Cli.Tests.Admin;

/// <summary>A terminal of a given size with a command in it: keys go in, the screen comes out.</summary>
internal sealed class TmuxTerminal : IAsyncDisposable
{
    private const string EndMark = "ended with";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private readonly string _socket = $"gust-test-{System.Environment.ProcessId}-{Guid.NewGuid():N}";

    private TmuxTerminal()
    {
    }

    public static async Task<TmuxTerminal> StartAsync(int columns, int rows, Dictionary<string, string> environment, params string[] command)
    {
        var terminal = new TmuxTerminal();
        string variables = string.Join(' ', environment.Select(variable => $"{variable.Key}='{variable.Value}'"));
        string line = string.Join(' ', command.Select(word => $"'{word}'"));
        // The shell outlives Ctrl-C, tells how the command ended, and keeps the screen.
        string script = $"trap : INT; env {variables} {line}; echo \"{EndMark} $?\"; read wait";
        await terminal.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", script);
        return terminal;
    }

    public Task PressAsync(params string[] keys) => TmuxAsync(["send-keys", .. keys]);

    public async Task<string[]> ScreenAsync() => (await TmuxAsync("capture-pane", "-p")).TrimEnd('\n').Split('\n');

    /// <summary>Waits until the screen is as wanted; a terminal gives no signal.</summary>
    public async Task<string[]> ShowsAsync(string what, Predicate<string[]> isThere)
    {
        using var late = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(LookEvery);
        string[] screen = [];
        try
        {
            do
            {
                screen = await ScreenAsync();
            }
            while (!isThere(screen) && await timer.WaitForNextTickAsync(late.Token));
            return screen;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"the screen never showed {what}:\n{string.Join('\n', screen)}");
        }
    }

    public Task<string[]> ShowsAsync(string text) => ShowsAsync(text, screen => screen.Any(line => line.Contains(text, StringComparison.Ordinal)));

    /// <summary>Waits for the end of the command, and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        string[] screen = await ShowsAsync(EndMark);
        return int.Parse(screen.Last(line => line.StartsWith(EndMark, StringComparison.Ordinal))[EndMark.Length..]);
    }

    public async ValueTask DisposeAsync() => await TmuxAsync("kill-server");

    private async Task<string> TmuxAsync(params string[] args)
    {
        var start = new ProcessStartInfo("tmux", ["-L", _socket, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"tmux {string.Join(' ', args)}: {await errors}");
    }
}
