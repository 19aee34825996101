using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Consumers;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.Bench.Streams;

/// <summary>Makes what a benchmark of JetStream works with, and clears away afterwards.</summary>
internal static class StreamBenchSetup
{
    /// <summary>The stream that is published into.</summary>
    public static async Task PublishingAsync(CommandContext context, StreamBenchOptions options, BenchRole role)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        var streams = new StreamApi(js);
        if (options.IsCreated)
        {
            StreamConfig config = Config(options, role);
            await (await streams.FindAsync(options.Stream) is null ? streams.CreateAsync(config) : streams.UpdateAsync(config));
        }

        await PurgeAsync(js, options);
    }

    /// <summary>The stream that is read; says what it holds.</summary>
    public static async Task<StreamInfo> ReadingAsync(CommandContext context, StreamBenchOptions options)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        await PurgeAsync(js, options);
        StreamInfo stream = (await new StreamApi(js).InfoAsync(options.Stream)).Value;
        ulong wanted = (ulong)options.Bench.Messages;
        return stream.State.Messages >= wanted
            ? stream
            : throw new CliException($"the stream {options.Stream} holds {CountText.Format(stream.State.Messages)} messages, not {CountText.Format(wanted)}; publish more, or set --msgs");
    }

    /// <summary>The durable consumer that the clients share. The default one starts anew.</summary>
    public static async Task ConsumerAsync(CommandContext context, StreamBenchOptions options)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        await ForgetAsync(js, options);
        var config = new ConsumerConfig
        {
            Name = options.Consumer,
            Durable = options.Consumer,
            AckPolicy = options.Acks,
            // A consumer that waits for acknowledgements would measure that wait.
            MaxAckPending = options.Acks == AckKind.None ? 0 : Math.Max(1000, 2L * options.Batch * options.Bench.Clients),
        };
        await new ConsumerApi(js).CreateAsync(options.Stream, config);
    }

    public static async Task ClearAsync(CommandContext context, StreamBenchOptions options)
    {
        if (!context.Cancel.IsCancellationRequested)
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            await ForgetAsync(js, options);
        }
    }

    private static StreamConfig Config(StreamBenchOptions options, BenchRole role) => StreamAddCommand.Default with
    {
        Name = options.Stream,
        Subjects = [options.Bench.SubscribeSubject],
        Storage = options.Storage,
        NumReplicas = options.Replicas,
        MaxBytes = options.MaxBytes,
        DuplicateWindowNs = options.IsDeduplicated ? TimeText.ToNanoseconds(options.DuplicateWindow) : 0,
        AllowAtomic = role == BenchRole.BatchPublisher,
        AllowBatched = role == BenchRole.FastPublisher,
    };

    private static async Task PurgeAsync(JetStreamApi js, StreamBenchOptions options)
    {
        if (options.IsPurged)
        {
            await new StreamApi(js).PurgeAsync(options.Stream, new StreamPurgeRequest());
        }
    }

    private static async Task ForgetAsync(JetStreamApi js, StreamBenchOptions options)
    {
        if (options.Consumer != StreamBenchFlags.ConsumerDefault)
        {
            return;
        }

        try
        {
            await new ConsumerApi(js).DeleteAsync(options.Stream, options.Consumer);
        }
        catch (ApiException e) when (e.Reason == ErrorCode.ConsumerNotFound)
        {
            // the first run
        }
    }
}
