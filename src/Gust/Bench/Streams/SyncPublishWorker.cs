using Gust.Cli.JetStream;
using Gust.Client;

namespace Gust.Cli.Bench.Streams;

/// <summary>Publishes one message at a time and waits until the stream has it.</summary>
internal sealed class SyncPublishWorker(NatsClient client, StreamBenchOptions options, BenchClient stats, long first, TimeProvider time) : IBenchWorker
{
    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        var subjects = new BenchSubjects(options.Bench);
        var pacer = new Pacer(options.Bench.Sleep, time);
        var ids = new MessageIds(options, stats);
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            await pacer.WaitAsync(cancel);
            long sent = time.GetTimestamp();
            await PublishAsync(subjects[first + i], ids.HeadersOf(i), cancel);
            stats.Latency!.Add(time.GetElapsedTime(sent));
            stats.Count(options.Bench.Payload.Length);
        }

        stats.Finish();
    }

    private async Task PublishAsync(string subject, Headers? headers, CancellationToken cancel)
    {
        try
        {
            Message ack = await client.RequestAsync(subject, options.Bench.Payload, headers, options.Timeout, cancel);
            JetStreamApi.ThrowIfRefused(ack.Payload);
        }
        catch (NoRespondersException)
        {
            throw new CliException("no stream stores the subject; --create makes one");
        }
    }
}
