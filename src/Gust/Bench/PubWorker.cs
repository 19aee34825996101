using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>Publishes as fast as the connection takes it, then waits until the server has it all.</summary>
internal sealed class PubWorker(NatsClient client, BenchOptions options, BenchClient stats, long firstNumber, TimeProvider time) : IBenchWorker
{
    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        var subjects = new BenchSubjects(options);
        var pacer = new Pacer(options.Sleep, time);
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            ValueTask paced = pacer.WaitAsync(cancel);
            if (!paced.IsCompletedSuccessfully)
            {
                await paced;
            }

            ValueTask sent = client.PublishAsync(subjects[firstNumber + i], options.Payload, reply: null, options.Headers, cancel);
            if (!sent.IsCompletedSuccessfully)
            {
                await sent;
            }

            stats.Count(options.Payload.Length);
        }

        await client.FlushAsync(cancel);
        stats.Finish();
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }
    }
}
