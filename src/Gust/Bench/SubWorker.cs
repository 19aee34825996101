using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>Counts messages; the clock starts with the first one.</summary>
internal sealed class SubWorker(NatsClient client, BenchOptions options, BenchClient stats) : IBenchWorker
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task PrepareAsync(CancellationToken cancel)
    {
        client.Subscribe(options.SubscribeSubject, handler: OnMessage);
        await client.FlushAsync(cancel);
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await Task.WhenAny(_all.Task, client.Ended).WaitAsync(cancel);
        stats.FinishIfRunning();
        if (!_all.Task.IsCompleted)
        {
            throw new CliException(
                $"{stats.Id} lost its connection after {stats.Messages} of {stats.Target} messages: {client.Failure?.Message}; a subscriber that is too slow is cut off");
        }
    }

    private void OnMessage(in MessageView message)
    {
        if (stats.Messages == 0)
        {
            stats.Begin();
        }

        stats.Count(message.Payload.Length);
        if (stats.Messages == stats.Target)
        {
            stats.Finish();
            _all.TrySetResult();
        }
    }
}
