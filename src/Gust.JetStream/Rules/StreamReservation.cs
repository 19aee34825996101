using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Whether account and server have room for a stream.</summary>
internal static class StreamReservation
{
    public static JetStreamError? Check(StreamConfig config, RuleLimits limits, in OtherStreams others)
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

        if (config.MaxBytes <= 0)
        {
            return null;
        }

        long account = isMemory ? limits.Account.MaxMemory : limits.Account.MaxStorage;
        long server = isMemory ? limits.MemoryBytesMax : limits.StorageBytesMax;
        bool isTooMuch = others.Reserved(config.Storage) + Of(config) > (account >= 0 ? Math.Min(account, server) : server);
        return !isTooMuch ? null : JetStreamError.Of(isMemory ? ErrorCode.MemoryResourcesExceeded : ErrorCode.StorageResourcesExceeded);
    }

    /// <summary>Bytes that a stream keeps others from.</summary>
    public static Int128 Of(StreamConfig config) => (Int128)Math.Max(config.MaxBytes, 0) * config.NumReplicas;
}
