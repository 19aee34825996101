using System.Buffers;
using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Whether a consumer's priority groups can be.</summary>
internal static class ConsumerPriorityChecks
{
    private const int GroupLengthMax = 16;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/=");

    public static ErrorCode? Check(ConsumerConfig config)
    {
        IReadOnlyList<string> groups = config.PriorityGroups ?? [];
        if (config.PriorityPolicy == PriorityKind.None)
        {
            return groups.Count > 0 ? ErrorCode.ConsumerPriorityGroupWithPolicyNone
                : config.PriorityTimeoutNs != 0 ? ErrorCode.ConsumerPinnedTTLWithoutPriorityPolicyNone
                : null;
        }

        return config.DeliverSubject.Length > 0 ? ErrorCode.ConsumerPushWithPriorityGroup
            : groups.Count == 0 ? ErrorCode.ConsumerPriorityPolicyWithoutGroup
            : groups.Contains("") ? ErrorCode.ConsumerEmptyGroupName
            : groups.Any(group => group.Length > GroupLengthMax || group.AsSpan().IndexOfAnyExcept(s_allowed) >= 0)
                ? ErrorCode.ConsumerInvalidGroupName
            : null;
    }
}
