using System.Globalization;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.KeyValue;
using Gust.Foundation;

namespace Gust.Cli.Bench.Streams;

/// <summary>Puts or gets one key at a time and measures how long each takes.</summary>
internal sealed class KeyWorker(JetStreamApi js, BenchOptions options, string bucketName, BenchClient stats, long first, bool isPut, long random) : IBenchWorker
{
    private Bucket? _bucket;

    public async Task PrepareAsync(CancellationToken cancel) => _bucket = await Bucket.OpenAsync(js, bucketName);

    public async Task RunAsync(CancellationToken cancel)
    {
        TimeProvider time = js.Context.Host.TimeProvider;
        var pacer = new Pacer(options.Sleep, time);
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            cancel.ThrowIfCancellationRequested();
            await pacer.WaitAsync(cancel);
            string key = (random > 0 ? SystemRandom.Instance.Next((int)Math.Min(random, int.MaxValue)) : first + i).ToString(CultureInfo.InvariantCulture);
            long sent = time.GetTimestamp();
            int bytes = isPut ? await PutAsync(key) : (await _bucket!.GetAsync(key)).Value.Length;
            stats.Latency!.Add(time.GetElapsedTime(sent));
            stats.Count(bytes);
        }

        stats.Finish();
    }

    private async Task<int> PutAsync(string key)
    {
        await _bucket!.PutAsync(key, options.Payload);
        return options.Payload.Length;
    }
}
