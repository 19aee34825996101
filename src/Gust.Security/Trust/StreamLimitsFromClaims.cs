using System.Collections.Frozen;
using Gust.Security.Claims;
using Gust.Security.Definitions;

namespace Gust.Security.Trust;

/// <summary>What an account's claims say about its streams.</summary>
internal static class StreamLimitsFromClaims
{
    /// <summary>Null without storage of any kind: then the account has no streams. Tiers count more than what stands beside them.</summary>
    public static JetStreamLimits? Convert(AccountLimitsClaim claim)
    {
        if (!HasStorage(claim) && !claim.TieredLimits.Values.Any(HasStorage))
        {
            return null;
        }

        return claim.TieredLimits.Count == 0
            ? Limits(claim)
            : new JetStreamLimits { Tiers = claim.TieredLimits.ToFrozenDictionary(tier => tier.Key, tier => Limits(tier.Value), StringComparer.Ordinal) };
    }

    private static bool HasStorage(JetStreamLimitsClaim claim) => claim.MemoryStorage != 0 || claim.DiskStorage != 0;

    private static JetStreamLimits Limits(JetStreamLimitsClaim claim) => new()
    {
        Memory = Math.Max(-1, claim.MemoryStorage),
        Storage = Math.Max(-1, claim.DiskStorage),
        Streams = RulesFromClaims.Limit(claim.Streams),
        Consumers = RulesFromClaims.Limit(claim.Consumers),
        MaxAckPending = claim.MaxAckPending == 0 ? -1 : RulesFromClaims.Limit(claim.MaxAckPending),
        MemoryMaxStreamBytes = StreamBytes(claim.MemoryMaxStreamBytes),
        StorageMaxStreamBytes = StreamBytes(claim.DiskMaxStreamBytes),
        MaxBytesRequired = claim.MaxBytesRequired,
    };

    private static long StreamBytes(long claimed) => claimed > 0 ? claimed : -1;
}
