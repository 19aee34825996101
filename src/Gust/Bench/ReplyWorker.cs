using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>Answers requests, sharing them with the other repliers of the queue group.</summary>
internal sealed class ReplyWorker(NatsClient client, BenchOptions options, BenchClient stats, TimeProvider time) : IBenchWorker
{
    private const string Queue = "bench-reply";
    private Subscription? _requests;

    public async Task PrepareAsync(CancellationToken cancel)
    {
        _requests = client.Subscribe(options.Subject, Queue, stats.Target);
        await client.FlushAsync(cancel);
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (Message request in _requests!.ReadAllAsync(cancel))
        {
            if (stats.Messages == 0)
            {
                stats.Begin();
            }

            if (options.Sleep > TimeSpan.Zero)
            {
                await Task.Delay(options.Sleep, time, cancel);
            }

            if (request.Reply is not null)
            {
                await client.PublishAsync(request.Reply, options.Payload, reply: null, headers: null, urgent: true, cancel);
            }

            stats.Count(request.Payload.Length);
        }

        await client.FlushAsync(cancel);
        stats.Finish();
    }
}
