using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>Sends one request at a time and measures how long its reply takes.</summary>
internal sealed class RequestWorker(NatsClient client, BenchOptions options, BenchClient stats, TimeProvider time) : IBenchWorker
{
    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        var pacer = new Pacer(options.Sleep, time);
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            await pacer.WaitAsync(cancel);
            long sent = time.GetTimestamp();
            await RequestAsync(cancel);
            stats.Latency!.Add(time.GetElapsedTime(sent));
            stats.Count(options.Payload.Length);
        }

        stats.Finish();
    }

    private async Task RequestAsync(CancellationToken cancel)
    {
        try
        {
            await client.RequestAsync(options.Subject, options.Payload, options.Headers, options.Timeout, cancel);
        }
        catch (NoRespondersException)
        {
            throw new CliException($"nobody answers on {Quoted.Text(options.Subject)}; start a service in another terminal: bench reply {options.Subject}");
        }
        catch (TimeoutException)
        {
            throw new CliException($"no reply on {Quoted.Text(options.Subject)} within {DurationText.Format(options.Timeout)}");
        }
    }
}
