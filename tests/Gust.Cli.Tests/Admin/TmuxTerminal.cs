using System.Diagnostics;

namespace Gust.Cli.Tests.Admin;

/// <summary>A terminal of a given size with a command in it: keys go in, the screen comes out.</summary>
internal sealed class TmuxTerminal : IAsyncDisposable
{
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
        string line = $"exec env {variables} {string.Join(' ', command.Select(word => $"'{word}'"))}";
        await terminal.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", "sh", ";", "set-option", "-g", "remain-on-exit", "on");
        await terminal.TmuxAsync("respawn-pane", "-k", line); // not before: what ends at once must remain too
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

    /// <summary>Waits for the end of the command, and gives its exit code, or the negative number of the signal that killed it.</summary>
    public async Task<int> EndAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            string status;
            do
            {
                // Known a little after the pane is dead.
                status = (await TmuxAsync("display-message", "-p", "#{?pane_dead_signal,-#{pane_dead_signal},#{pane_dead_status}}")).Trim();
            }
            while (status.Length == 0 && await timer.WaitForNextTickAsync(late.Token));
            return int.Parse(status);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"the command did not end; the screen is:\n{string.Join('\n', await ScreenAsync())}");
        }
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
