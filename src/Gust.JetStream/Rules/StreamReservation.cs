using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Whether account and server have room for a stream.</summary>
internal static class StreamReservation
{
    public static JetStreamError? Check(StreamConfig config, RuleLimits limits, IReadOnlyDictionary<string, StreamConfig> others)
    {
        bool isMemory = config.Storage == StorageKind.Memory;
        if (limits.IsOfNoTier)
        {
            return JetStreamError.Of(ErrorCode.NoLimits);
        }

        if (limits.Account.MaxStreams >= 0 && others.Count >= limits.Account.MaxStreams)
        {
            return JetStreamError.Of(ErrorCode.MaximumStreamsLimit);
        }

        if (limits.Account.MaxBytesRequired && config.MaxBytes <= 0)
        {
            return JetStreamError.Of(ErrorCode.StreamMaxBytesRequired);
        }

        long perStream = isMemory ? limits.Account.MemoryMaxStreamBytes : limits.Account.StorageMaxStreamBytes;
        if (perStream > 0 && (config.MaxBytes <= 0 || config.MaxBytes > perStream))
        {
            return JetStreamError.Of(ErrorCode.StreamMaxStreamBytesExceeded);
        }

        long account = isMemory ? limits.Account.MaxMemory : limits.Account.MaxStorage;
        long server = isMemory ? limits.MemoryBytesMax : limits.StorageBytesMax;
        Int128 reserved = others.Values.Where(other => other.Storage == config.Storage).Aggregate((Int128)0, (sum, other) => sum + Reserved(other));
        bool isTooMuch = config.MaxBytes > 0 && reserved + Reserved(config) > (account >= 0 ? Math.Min(account, server) : server);
        return !isTooMuch ? null : JetStreamError.Of(isMemory ? ErrorCode.MemoryResourcesExceeded : ErrorCode.StorageResourcesExceeded);
    }

    private static Int128 Reserved(StreamConfig config) => (Int128)Math.Max(config.MaxBytes, 0) * config.NumReplicas;
}
