using System.Runtime.InteropServices;

namespace Gust.Cli.Tests;

public sealed class InterruptionTests
{
    [Fact]
    public async Task A_signal_cancels_the_command_whose_exit_code_counts()
    {
        using var interruption = new Interruption(TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken);
        var command = new TaskCompletionSource<int>();
        using CancellationTokenRegistration ended = interruption.Token.Register(() => command.SetResult(7));
        Task<int> watch = interruption.WatchAsync(command.Task);
        Assert.False(watch.IsCompleted);

        interruption.Arrive(PosixSignal.SIGINT);

        Assert.Equal(7, await watch);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 130)]
    [InlineData(PosixSignal.SIGTERM, 143)]
    public async Task A_command_that_does_not_end_in_time_is_left_with_the_code_of_the_signal(PosixSignal signal, int exitCode)
    {
        using var interruption = new Interruption(TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);
        var never = new TaskCompletionSource<int>();

        interruption.Arrive(signal);

        Assert.Equal(exitCode, await interruption.WatchAsync(never.Task));
    }

    [Fact]
    public void A_second_signal_may_come_while_the_command_ends_or_after_it()
    {
        var interruption = new Interruption(TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken);
        interruption.Arrive(PosixSignal.SIGTERM);
        interruption.Arrive(PosixSignal.SIGTERM);
        interruption.Dispose();

        Assert.Null(Record.Exception(() => interruption.Arrive(PosixSignal.SIGTERM)));
    }
}
