namespace Gust.Transport;

/// <summary>Where a read loop waits for leave to go on, which may come first and from any thread.</summary>
internal sealed class ResumeGate
{
    private static readonly object s_open = new();

    /// <summary>Null: closed. <see cref="s_open"/>: the next one passes and closes it. Else who waits.</summary>
    private object? _state;

    /// <summary>Lets one pass. Whoever waits goes on elsewhere, not within this call.</summary>
    public void Open() => (Interlocked.Exchange(ref _state, s_open) as TaskCompletionSource)?.SetResult();

    /// <summary>Waits until the gate is opened and closes it again. For one owner.</summary>
    public async Task PassAsync()
    {
        TaskCompletionSource waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _state, waiter, null) is null)
        {
            await waiter.Task.ConfigureAwait(false);
        }

        Volatile.Write(ref _state, null);
    }
}
