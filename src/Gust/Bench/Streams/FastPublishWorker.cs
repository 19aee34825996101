using System.Globalization;
using System.Text;
using Gust.Client;
using Gust.Foundation;

namespace Gust.Cli.Bench.Streams;

/// <summary>Publishes one fast batch: the server says now and then how far it is, and acknowledges the whole at its end.</summary>
internal sealed class FastPublishWorker(NatsClient client, StreamBenchOptions options, BenchClient stats, long first, TimeProvider time) : IBenchWorker
{
    private const int Start = 0;
    private const int Append = 1;
    private const int Commit = 2;
    private readonly AckWindow _window = new(options.Timeout, time);
    private readonly string _inbox = client.NewInbox();
    private readonly string _batch = UniqueId.Next(SystemRandom.Instance);
    private long _room = options.Batch;

    /// <summary>How often the server shall tell: twice for what is in flight.</summary>
    private long Flow => Math.Max(1, options.Batch / 2);

    public async Task PrepareAsync(CancellationToken cancel)
    {
        client.Subscribe(_inbox + ".>", handler: OnAnswer);
        await client.FlushAsync(cancel);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        var subjects = new BenchSubjects(options.Bench);
        var pacer = new Pacer(options.Bench.Sleep, time);
        var ids = new MessageIds(options, stats);
        stats.Begin();
        for (long i = 1; i <= stats.Target; i++)
        {
            await pacer.WaitAsync(cancel);
            await _window.WaitForAsync(i - Volatile.Read(ref _room), cancel);
            int operation = i == stats.Target ? Commit : i == 1 ? Start : Append;
            string reply = string.Create(CultureInfo.InvariantCulture, $"{_inbox}.{_batch}.{Flow}.fail.{i}.{operation}.$FI");
            await client.PublishAsync(subjects[first + i - 1], options.Bench.Payload, reply, ids.HeadersOf(i), cancel);
        }

        await _window.WaitForAsync(stats.Target, cancel);
        stats.Finish();
    }

    private void OnAnswer(in MessageView answer)
    {
        if (PublishCheck.Fault(answer) is { } fault)
        {
            _window.Fail(fault);
            return;
        }

        if (Reached(answer) is not { } reached)
        {
            _window.Fail($"the batch is broken: {Encoding.UTF8.GetString(answer.Payload)}");
            return;
        }

        while (stats.Messages < reached)
        {
            stats.Count(options.Bench.Payload.Length);
        }

        _window.Reach(reached);
    }

    /// <summary>How far the server is; null where it says something else.</summary>
    private long? Reached(in MessageView answer)
    {
        FastAnswer said = FastAnswer.Read(answer.Payload);
        if (said.Type == "ack")
        {
            // Less in flight than the server waits for would wait for ever.
            Volatile.Write(ref _room, Math.Max(options.Batch, 2 * said.Messages));
            return said.Sequence;
        }

        return said is { Type: "", Count: > 0 } ? said.Count : null;
    }
}
