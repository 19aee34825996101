using Gust.JetStream.Rules;
using Gust.Security.Definitions;
using AccountLimits = Gust.JetStream.Model.Responses.AccountLimits;

namespace Gust.Server.JetStream;

/// <summary>Turns options into what JetStream's kernel takes.</summary>
internal static class JetStreamMapping
{
    public static RuleLimits Limits(JetStreamOptions options, string folder) => new()
    {
        DuplicateWindowMaxNs = options.Limits.DuplicateWindow.Ticks * TimeSpan.NanosecondsPerTick,
        MaxAckPending = options.Limits.MaxAckPending,
        MaxRequestBatch = options.Limits.MaxRequestBatch,
        DefaultMaxConsumers = options.Limits.DefaultMaxConsumers,
        MemoryBytesMax = StoreSizes.Memory(options),
        StorageBytesMax = StoreSizes.Storage(options, folder),
        Batches = Batches(options.Limits.Batch),
    };

    public static Dictionary<string, AccountLimits> Tiers(JetStreamLimits limits) =>
        limits.Tiers.ToDictionary(tier => tier.Key, tier => Limits(tier.Value), StringComparer.Ordinal);

    public static AccountLimits Limits(JetStreamLimits limits) => new()
    {
        MaxMemory = limits.Memory,
        MaxStorage = limits.Storage,
        MaxStreams = limits.Streams,
        MaxConsumers = limits.Consumers,
        MaxAckPending = limits.MaxAckPending,
        MemoryMaxStreamBytes = limits.MemoryMaxStreamBytes,
        StorageMaxStreamBytes = limits.StorageMaxStreamBytes,
        MaxBytesRequired = limits.MaxBytesRequired,
    };

    private static BatchLimits Batches(JetStreamBatchOptions options)
    {
        BatchLimits defaults = new();
        return defaults with
        {
            AtomicPerStream = options.MaxInflightPerStream ?? defaults.AtomicPerStream,
            AtomicTotal = options.MaxInflightTotal ?? defaults.AtomicTotal,
            AtomicMessages = options.MaxMessages ?? defaults.AtomicMessages,
            FastPerStream = options.MaxInflightPerStream ?? defaults.FastPerStream,
            FastTotal = options.MaxInflightTotal ?? defaults.FastTotal,
            TimeoutNs = options.Timeout?.Ticks * TimeSpan.NanosecondsPerTick ?? defaults.TimeoutNs,
        };
    }
}
