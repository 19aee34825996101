using Gust.Configuration.Syntax;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Reading.JetStream;

/// <summary>Reads <c>limits</c> of <c>jetstream</c>. What is not above zero limits nothing, as with the reference.</summary>
internal static class JetStreamLimitsReader
{
    private static readonly BlockReader<JetStreamLimitsOptions> s_keys = new BlockReader<JetStreamLimitsOptions>()
        .Integer("max_ack_pending", IntegerRange.Any, (o, v) => o.MaxAckPending = (int)Math.Max(0, v))
        .Integer("max_request_batch", IntegerRange.Any, (o, v) => o.MaxRequestBatch = (int)Math.Max(0, v))
        .On("duplicate_window", (context, key, o) => o.DuplicateWindow = AboveZero(context, key) ?? TimeSpan.Zero)
        .Integer("default_max_consumers", IntegerRange.Any, (o, v) => o.DefaultMaxConsumers = ConsumersOf(v))
        .On("batch", ReadBatch)
        .Unbuilt(UnbuiltFeatures.JetStreamLimits);

    private static readonly BlockReader<JetStreamBatchOptions> s_batchKeys = new BlockReader<JetStreamBatchOptions>()
        .Integer("max_inflight_per_stream", IntegerRange.Any, (o, v) => o.MaxInflightPerStream = v > 0 ? (int)v : null)
        .Integer("max_inflight_total", IntegerRange.Any, (o, v) => o.MaxInflightTotal = v > 0 ? (int)v : null)
        .Integer("max_msgs", IntegerRange.Any, (o, v) => o.MaxMessages = v > 0 ? (int)v : null)
        .On("timeout", (context, key, o) => o.Timeout = AboveZero(context, key));

    public static void Read(ReadingContext context, ConfigEntry entry, JetStreamOptions options)
    {
        if (context.Values.Map(entry, out var block))
        {
            options.Limits = new JetStreamLimitsOptions();
            s_keys.Read(context, block, options.Limits);
        }
    }

    private static void ReadBatch(ReadingContext context, ConfigEntry entry, JetStreamLimitsOptions limits)
    {
        if (context.Values.Map(entry, out var block))
        {
            limits.Batch = new JetStreamBatchOptions();
            s_batchKeys.Read(context, block, limits.Batch);
        }
    }

    private static int ConsumersOf(long value) => value == 0 ? JetStreamLimitsOptions.DefaultMaxConsumersDefault : (int)Math.Max(-1, value);

    private static TimeSpan? AboveZero(ReadingContext context, ConfigEntry key) =>
        context.Values.DurationText(key, out var value) && value > TimeSpan.Zero ? value : null;
}
