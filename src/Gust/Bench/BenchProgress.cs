using Gust.Cli.Output;
using Spectre.Console;

namespace Gust.Cli.Bench;

/// <summary>A live bar per group with rate and time left, on standard error.</summary>
internal static class BenchProgress
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows until <paramref name="work"/> ends, however it ends.</summary>
    public static async Task ShowAsync(CliHost host, IReadOnlyList<BenchGroup> groups, Task work)
    {
        await TransferProgress.Console(host).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .StartAsync(progress => FollowAsync(progress, host.TimeProvider, groups, work));
    }

    private static async Task FollowAsync(ProgressContext progress, TimeProvider time, IReadOnlyList<BenchGroup> groups, Task work)
    {
        List<(BenchGroup Group, ProgressTask Bar)> bars = [.. groups.Select(group => (group, progress.AddTask(Markup.Escape(group.Label), maxValue: Math.Max(1, group.Target))))];
        foreach ((BenchGroup group, ProgressTask bar) in bars)
        {
            bar.IsIndeterminate = group.Target == 0;
        }

        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(RefreshEvery, time));
            foreach ((BenchGroup group, ProgressTask bar) in bars)
            {
                bar.State.Update<double>(RateColumn.Key, _ => group.MessagesPerSecond);
                bar.Value = group.Target == 0 ? 0 : group.Messages;
            }
        }
    }
}
