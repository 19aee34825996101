using Spectre.Console;

namespace Gust.Cli.Output;

/// <summary>A live bar on standard error while something goes on; on a terminal only.</summary>
internal static class TransferProgress
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the work, and shows how far it is.</summary>
    /// <param name="host">Whose terminal.</param>
    /// <param name="isWanted">False for <c>--no-progress</c>.</param>
    /// <param name="label">What goes on.</param>
    /// <param name="done">How far it is; asked from another thread.</param>
    /// <param name="total">How far it goes.</param>
    /// <param name="work">Under way.</param>
    public static async Task ShowAsync(CliHost host, bool isWanted, string label, Func<double> done, double total, Task work)
    {
        if (isWanted && host.ErrorIsTerminal)
        {
            await Console(host).Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(progress => FollowAsync(host, progress.AddTask(Markup.Escape(label), maxValue: Math.Max(1, total)), done, work));
        }

        await work;
    }

    /// <summary>Standard error as a live display needs it.</summary>
    public static IAnsiConsole Console(CliHost host)
    {
        bool colour = string.IsNullOrEmpty(host.Environment("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(host.Error),
        });
        console.Profile.Width = host.TerminalColumns;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static async Task FollowAsync(CliHost host, ProgressTask bar, Func<double> done, Task work)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(RefreshEvery, host.TimeProvider));
            bar.Value = done();
        }
    }
}
