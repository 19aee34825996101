using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Messages;
using Gust.JetStream.Model;

namespace Gust.Cli.Bench.Streams;

/// <summary>Gets its share of a stream's messages, one at a time, and measures how long each takes.</summary>
internal sealed class GetWorker(JetStreamApi js, StreamBenchOptions options, StreamInfo stream, BenchClient stats, long first) : IBenchWorker
{
    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        TimeProvider time = js.Context.Host.TimeProvider;
        var pacer = new Pacer(options.Bench.Sleep, time);
        var store = new MessageStore(js);
        ulong span = stream.State.LastSeq - stream.State.FirstSeq + 1;
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            await pacer.WaitAsync(cancel);
            long sent = time.GetTimestamp();
            StoredMessage? message = await store.AtAsync(stream.Config, stream.State.FirstSeq + (ulong)(first + i) % span);
            stats.Latency!.Add(time.GetElapsedTime(sent));
            stats.Count(message?.Payload.Length ?? 0); // one that is deleted counts as an answer
        }

        stats.Finish();
    }
}
