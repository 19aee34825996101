namespace Gust.Cli.Bench.Streams;

/// <summary>Bounds what is sent and not yet acknowledged. One side sends, the reading thread acknowledges.</summary>
internal sealed class AckWindow(TimeSpan timeout, TimeProvider time)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private long _wanted;
    private long _acknowledged;
    private string? _fault;

    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>All up to a number are acknowledged.</summary>
    public void Reach(long acknowledged)
    {
        lock (_gate)
        {
            Volatile.Write(ref _acknowledged, acknowledged);
            WakeIfDone();
        }
    }

    public void Fail(string fault)
    {
        lock (_gate)
        {
            _fault ??= fault;
            WakeIfDone();
        }
    }

    /// <summary>Waits until so many are acknowledged.</summary>
    public ValueTask WaitForAsync(long acknowledged, CancellationToken cancel)
    {
        if (Acknowledged >= acknowledged && _fault is null)
        {
            return ValueTask.CompletedTask;
        }

        lock (_gate)
        {
            _wanted = acknowledged;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            TaskCompletionSource waiting = _waiting;
            WakeIfDone();
            return new ValueTask(WaitAsync(waiting, cancel));
        }
    }

    private async Task WaitAsync(TaskCompletionSource waiting, CancellationToken cancel)
    {
        try
        {
            await waiting.Task.WaitAsync(timeout, time, cancel);
        }
        catch (TimeoutException)
        {
            throw new CliException($"no acknowledgement for {Text.DurationText.Format(timeout)}; {Acknowledged} messages were acknowledged");
        }

        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (_fault is not null)
        {
            throw new CliException(_fault);
        }
    }

    private void WakeIfDone()
    {
        if (_waiting is { } waiting && (_fault is not null || _acknowledged >= _wanted))
        {
            _waiting = null;
            waiting.TrySetResult();
        }
    }
}
