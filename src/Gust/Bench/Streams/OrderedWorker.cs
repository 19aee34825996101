using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Messages;
using Gust.JetStream.Model;

namespace Gust.Cli.Bench.Streams;

/// <summary>Receives a stream's messages in order, from its first one.</summary>
internal sealed class OrderedWorker(JetStreamApi js, StreamBenchOptions options, BenchClient stats) : IBenchWorker
{
    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var reader = new OrderedReader(js, options.Stream, new ConsumerConfig(), options.Batch);
        await reader.OpenAsync();
        stats.Begin();
        while (stats.Messages < stats.Target)
        {
            cancel.ThrowIfCancellationRequested();
            stats.Count((await reader.NextAsync()).Payload.Length);
        }

        stats.Finish();
    }
}
