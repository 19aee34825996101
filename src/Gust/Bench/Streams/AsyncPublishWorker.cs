using Gust.Client;

namespace Gust.Cli.Bench.Streams;

/// <summary>Publishes with a bounded number of messages in flight; a message counts when the stream has it.</summary>
internal sealed class AsyncPublishWorker(NatsClient client, StreamBenchOptions options, BenchClient stats, long first, TimeProvider time) : IBenchWorker
{
    private readonly AckWindow _window = new(options.Timeout, time);
    private readonly string _inbox = client.NewInbox();

    public async Task PrepareAsync(CancellationToken cancel)
    {
        client.Subscribe(_inbox, handler: OnAck);
        await client.FlushAsync(cancel);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        var subjects = new BenchSubjects(options.Bench);
        var pacer = new Pacer(options.Bench.Sleep, time);
        var ids = new MessageIds(options, stats);
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            ValueTask paced = pacer.WaitAsync(cancel);
            if (!paced.IsCompletedSuccessfully)
            {
                await paced;
            }

            ValueTask room = _window.WaitForAsync(i - options.Batch + 1, cancel);
            if (!room.IsCompletedSuccessfully)
            {
                await room;
            }

            ValueTask sent = client.PublishAsync(subjects[first + i], options.Bench.Payload, _inbox, ids.HeadersOf(i), cancel);
            if (!sent.IsCompletedSuccessfully)
            {
                await sent;
            }
        }

        await _window.WaitForAsync(stats.Target, cancel);
        stats.Finish();
    }

    private void OnAck(in MessageView answer)
    {
        if (PublishCheck.Fault(answer) is { } fault)
        {
            _window.Fail(fault);
            return;
        }

        stats.Count(options.Bench.Payload.Length);
        _window.Reach(stats.Messages);
    }
}
