namespace Gust.Client;

/// <summary>Pings not yet answered, in order: the server answers them in that order.</summary>
internal sealed class PingTracker(OutboundPipe outbound)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _pongsToSkip;

    public int Unanswered
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Sends PING; the task ends with its PONG, when the server has handled all that was sent before.</summary>
    public Task PingAsync()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool startWriter;
        lock (_gate)
        {
            // Both under one lock, so that the order of the queue is the order on the wire.
            startWriter = outbound.AppendPing();
            _waiting.Enqueue(answer);
        }

        outbound.StartWriter(startWriter, urgent: true);
        return answer.Task;
    }

    public void OnPong()
    {
        TaskCompletionSource? answer = null;
        lock (_gate)
        {
            if (_pongsToSkip > 0)
            {
                _pongsToSkip--;
            }
            else
            {
                _waiting.TryDequeue(out answer);
            }
        }

        answer?.TrySetResult();
    }

    /// <summary>Stops the sending and fails who waits: nobody knows what the server handled before the loss.</summary>
    public void OnConnectionLost(Exception reason)
    {
        TaskCompletionSource[] lost;
        lock (_gate)
        {
            // Pings still unsent go out after the reconnect, and their pongs have nobody waiting any more.
            _pongsToSkip = outbound.Detach();
            lost = [.. _waiting];
            _waiting.Clear();
        }

        foreach (TaskCompletionSource answer in lost)
        {
            answer.TrySetException(reason);
        }
    }
}
