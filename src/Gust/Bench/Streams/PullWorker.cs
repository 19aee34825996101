using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Text;
using Gust.Client;
using Gust.JetStream.Model;

namespace Gust.Cli.Bench.Streams;

/// <summary>Receives its share of the messages from a durable consumer and acknowledges them; the clock starts with the first one.</summary>
/// <param name="js">The connection.</param>
/// <param name="options">Of the benchmark.</param>
/// <param name="stats">What is counted.</param>
/// <param name="isAhead">Whether more is asked for while messages are on their way.</param>
internal sealed class PullWorker(JetStreamApi js, StreamBenchOptions options, BenchClient stats, bool isAhead) : IBenchWorker
{
    private static readonly byte[] Ack = "+ACK"u8.ToArray();
    private long _asked;

    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var inbox = new PullInbox(js, options.Stream, options.Consumer);
        while (stats.Messages < stats.Target)
        {
            cancel.ThrowIfCancellationRequested();
            await AskAsync(inbox);
            Message message = await inbox.NextAsync(options.Timeout)
                ?? throw new CliException($"{stats.Id} got no message for {DurationText.Format(options.Timeout)}, after {stats.Messages} of {stats.Target}");
            if (message.Status == 0)
            {
                await TakeAsync(message, cancel);
            }
            else if (message.Status is 404 or 408)
            {
                _asked = 0;
            }
            else if (message.Status != 100)
            {
                throw new CliException($"{message.StatusDescription} ({message.Status})");
            }
        }

        await js.Client.FlushAsync(cancel);
        stats.Finish();
    }

    private async ValueTask AskAsync(PullInbox inbox)
    {
        long left = stats.Target - stats.Messages - _asked;
        long batch = Math.Min(left, options.Batch - _asked);
        if (batch > 0 && (_asked == 0 || (isAhead && _asked <= options.Batch / 2)))
        {
            _asked += batch;
            await inbox.AskAsync(new PullRequest { Batch = batch, ExpiresNs = TimeText.ToNanoseconds(options.Timeout) });
        }
    }

    private async ValueTask TakeAsync(Message message, CancellationToken cancel)
    {
        if (stats.Messages == 0)
        {
            stats.Begin();
        }

        _asked--;
        stats.Count(message.Payload.Length);
        bool isLastOfBatch = _asked == 0;
        if (message.Reply is not null && (options.Acks == AckKind.Explicit || (options.Acks == AckKind.All && isLastOfBatch)))
        {
            await AcknowledgeAsync(message.Reply, cancel);
        }
    }

    private async ValueTask AcknowledgeAsync(string reply, CancellationToken cancel)
    {
        if (options.IsDoubleAck)
        {
            await js.Client.RequestAsync(reply, Ack, headers: null, options.Timeout, cancel);
        }
        else
        {
            await js.Client.PublishAsync(reply, Ack, reply: null, headers: null, cancel);
        }
    }
}
