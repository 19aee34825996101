using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Client;
using Gust.JetStream.Model;

namespace Gust.Cli.Bench.Streams;

/// <summary><c>bench js</c>: measures JetStream.</summary>
internal static class StreamBenchCommand
{
    private const string InFlight = "Messages in flight before their acknowledgements are waited for";
    private const string OfBatch = "Messages of a batch";
    private const string Buffered = "Messages that a pull asks for";

    public static void AddTo(Command bench, CommandRunner runner)
    {
        var js = new Command("js", "Measure JetStream");
        var pub = new Command("pub", "Publish into a stream");
        AddPublish(pub, runner, CommandParts.Named("sync", "Wait for each acknowledgement, and measure its latency"), BenchRole.SyncPublisher, batch: 1, "");
        AddPublish(pub, runner, CommandParts.Named("async", "Publish on while acknowledgements are on their way"), BenchRole.AsyncPublisher, batch: 500, InFlight);
        AddPublish(pub, runner, CommandParts.Named("batch", "Publish atomic batches", "atomic"), BenchRole.BatchPublisher, batch: 500, OfBatch);
        AddPublish(pub, runner, CommandParts.Named("fast", "Publish a fast batch"), BenchRole.FastPublisher, batch: 500, InFlight);
        js.Add(pub);
        AddDurable(js, runner, CommandParts.Named("consume", "Receive from a durable consumer, asking for more before the last message is there"), BenchRole.Consumer);
        AddDurable(js, runner, CommandParts.Named("fetch", "Receive from a durable consumer, batch by batch"), BenchRole.Fetcher);
        AddReading(js, runner, CommandParts.Named("ordered", "Receive all messages of a stream in order"), BenchRole.OrderedConsumer, batch: 500, Buffered);
        AddReading(js, runner, CommandParts.Named("get", "Get messages one by one, and measure the latency"), BenchRole.Getter, batch: 1, "");
        bench.Add(js);
    }

    private static void AddPublish(Command pub, CommandRunner runner, Command command, BenchRole role, long batch, string batchDescription)
    {
        var flags = new StreamBenchFlags(command, "js pub " + command.Name, isPublishing: true, isDurable: false, batch, batchDescription);
        pub.Add(command);
        runner.Bind(command, async context =>
        {
            StreamBenchOptions options = flags.Read(context);
            await StreamBenchSetup.PublishingAsync(context, options, role);
            return await BenchCommand.RunAsync(
                context, options.Bench, (_, client, stats, first) => Publisher(context.Host.TimeProvider, options, role, client, stats, first), role);
        });
    }

    private static IBenchWorker Publisher(TimeProvider time, StreamBenchOptions options, BenchRole role, NatsClient client, BenchClient stats, long first) =>
        role == BenchRole.SyncPublisher ? new SyncPublishWorker(client, options, stats, first, time)
        : role == BenchRole.AsyncPublisher ? new AsyncPublishWorker(client, options, stats, first, time)
        : role == BenchRole.BatchPublisher ? new BatchPublishWorker(client, options, stats, first, time)
        : new FastPublishWorker(client, options, stats, first, time);

    private static void AddDurable(Command js, CommandRunner runner, Command command, BenchRole role)
    {
        var flags = new StreamBenchFlags(command, "js " + command.Name, isPublishing: false, isDurable: true, batch: 500, Buffered);
        js.Add(command);
        runner.Bind(command, async context =>
        {
            StreamBenchOptions options = flags.Read(context);
            await StreamBenchSetup.ReadingAsync(context, options);
            await StreamBenchSetup.ConsumerAsync(context, options);
            int exitCode = await BenchCommand.RunAsync(
                context, options.Bench, (_, client, stats, _) => new PullWorker(new JetStreamApi(context, client), options, stats, isAhead: role == BenchRole.Consumer), role);
            await StreamBenchSetup.ClearAsync(context, options);
            return exitCode;
        });
    }

    private static void AddReading(Command js, CommandRunner runner, Command command, BenchRole role, long batch, string batchDescription)
    {
        var flags = new StreamBenchFlags(command, "js " + command.Name, isPublishing: false, isDurable: false, batch, batchDescription);
        js.Add(command);
        runner.Bind(command, async context =>
        {
            StreamBenchOptions options = flags.Read(context);
            StreamInfo stream = await StreamBenchSetup.ReadingAsync(context, options);
            return await BenchCommand.RunAsync(
                context,
                options.Bench,
                (_, client, stats, first) => role == BenchRole.Getter
                    ? new GetWorker(new JetStreamApi(context, client), options, stream, stats, first)
                    : new OrderedWorker(new JetStreamApi(context, client), options, stats),
                role);
        });
    }
}
