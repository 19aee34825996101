using System.Globalization;
using Gust.Cli.JetStream;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Bench.Streams;

/// <summary>Publishes atomic batches, one after the other: nothing of a batch is there before all of it is.</summary>
internal sealed class BatchPublishWorker(NatsClient client, StreamBenchOptions options, BenchClient stats, long first, TimeProvider time) : IBenchWorker
{
    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        var subjects = new BenchSubjects(options.Bench);
        var pacer = new Pacer(options.Bench.Sleep, time);
        var ids = new MessageIds(options, stats);
        stats.Begin();
        for (long from = 0; from < stats.Target; from += options.Batch)
        {
            string batch = UniqueId.Next(SystemRandom.Instance);
            long count = Math.Min(options.Batch, stats.Target - from);
            for (long i = 1; i <= count; i++)
            {
                await pacer.WaitAsync(cancel);
                Headers headers = ids.New(from + i);
                headers.Add("Nats-Batch-Id", batch);
                headers.Add("Nats-Batch-Sequence", i.ToString(CultureInfo.InvariantCulture));
                string subject = subjects[first + from + i - 1];
                await (i < count ? client.PublishAsync(subject, options.Bench.Payload, reply: null, headers, cancel) : CommitAsync(subject, headers, cancel));
            }

            for (long i = 0; i < count; i++)
            {
                stats.Count(options.Bench.Payload.Length);
            }
        }

        stats.Finish();
    }

    private async ValueTask CommitAsync(string subject, Headers headers, CancellationToken cancel)
    {
        headers.Add("Nats-Batch-Commit", "1");
        try
        {
            JetStreamApi.ThrowIfRefused((await client.RequestAsync(subject, options.Bench.Payload, headers, options.Timeout, cancel)).Payload);
        }
        catch (NoRespondersException)
        {
            throw new CliException("no stream stores the subject; --create makes one");
        }
    }
}
