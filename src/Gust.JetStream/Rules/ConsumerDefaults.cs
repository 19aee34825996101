using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Fills in what a consumer's configuration leaves open.</summary>
internal static class ConsumerDefaults
{
    public const long AckWaitNs = 30_000_000_000;
    public const long InactiveThresholdNs = 5_000_000_000;
    public const long PriorityTimeoutNs = 120_000_000_000;
    public const long FlowControlHeartbeatNs = Nanoseconds.PerSecond;
    public const int MaxWaiting = 512;
    public const int MaxAckPending = 1000;
    private const long Unlimited = -1;

    /// <summary>Changes the configuration, a copy of the request's; what is adjusted is an error when the request is pedantic.</summary>
    /// <param name="config">The copy.</param>
    /// <param name="old">Of the consumer that is updated; null for a new one.</param>
    /// <param name="stream">The stream's.</param>
    /// <param name="limits">Of server and account.</param>
    /// <param name="isPedantic">Whether nothing may be adjusted.</param>
    public static JetStreamError? Apply(ConsumerConfig config, ConsumerConfig? old, StreamConfig stream, RuleLimits limits, bool isPedantic)
    {
        if (isPedantic && Adjusted(config, stream) is { } adjusted)
        {
            return JetStreamError.Of(ErrorCode.Pedantic, adjusted);
        }

        config.FilterSubjects = config.FilterSubjects is { Count: 0 } ? null : config.FilterSubjects;
        config.BackoffNs = config.BackoffNs is { Count: 0 } ? null : config.BackoffNs;
        config.PriorityGroups = config.PriorityGroups is { Count: 0 } ? null : config.PriorityGroups;
        if (config.AckPolicy == AckKind.FlowControl && !isPedantic && config.DeliverSubject.Length > 0)
        {
            config.FlowControl = true;
            config.IdleHeartbeatNs = FlowControlHeartbeatNs;
        }

        config.MaxBatch = Math.Max(config.MaxBatch, 0);
        config.MaxExpiresNs = Math.Max(config.MaxExpiresNs, 0);
        config.MaxBytes = Math.Max(config.MaxBytes, 0);
        config.IdleHeartbeatNs = Math.Max(config.IdleHeartbeatNs, 0);
        config.MaxDeliver = config.MaxDeliver is 0 or < Unlimited ? Unlimited : config.MaxDeliver;
        if (config.MaxWaiting <= 0)
        {
            config.MaxWaiting = config.DeliverSubject.Length == 0 ? MaxWaiting : 0;
        }

        if (config.DeliverSubject.Length == 0 && config.MaxBatch <= 0 && limits.MaxRequestBatch > 0)
        {
            config.MaxBatch = limits.MaxRequestBatch;
        }

        Acknowledging(config, stream, limits);
        Lifetime(config, old, stream);
        if (config.PriorityPolicy == PriorityKind.PinnedClient && config.PriorityTimeoutNs <= 0)
        {
            config.PriorityTimeoutNs = PriorityTimeoutNs;
        }

        return null;
    }

    private static void Acknowledging(ConsumerConfig config, StreamConfig stream, RuleLimits limits)
    {
        bool isAcknowledged = config.AckPolicy is AckKind.Explicit or AckKind.All;
        if (config.BackoffNs is { } backoff)
        {
            config.AckWaitNs = config.AckWaitNs < 0 ? config.AckWaitNs : backoff[0];
        }
        else if (isAcknowledged && config.AckWaitNs == 0)
        {
            config.AckWaitNs = AckWaitNs;
        }

        if (config.MaxAckPending < 0)
        {
            config.MaxAckPending = Unlimited;
        }
        else if (config.MaxAckPending == 0)
        {
            long account = limits.Account.MaxAckPending;
            config.MaxAckPending = stream.ConsumerLimits.MaxAckPending > 0 ? stream.ConsumerLimits.MaxAckPending
                : config.AckPolicy == AckKind.None ? 0
                : Math.Min(account > 0 ? account : MaxAckPending, limits.MaxAckPending > 0 ? limits.MaxAckPending : MaxAckPending);
        }
    }

    // What a consumer was made as decides, also where an update names it durable or no longer so.
    private static void Lifetime(ConsumerConfig config, ConsumerConfig? old, StreamConfig stream)
    {
        config.InactiveThresholdNs = Math.Max(config.InactiveThresholdNs, 0);
        if (config.InactiveThresholdNs == 0 && stream.ConsumerLimits.InactiveThresholdNs > 0)
        {
            config.InactiveThresholdNs = stream.ConsumerLimits.InactiveThresholdNs;
        }
        else if (config.InactiveThresholdNs == 0 && (old ?? config).Durable.Length == 0)
        {
            config.InactiveThresholdNs = InactiveThresholdNs;
        }
    }

    private static string? Negative(ConsumerConfig config) =>
        config.MaxWaiting < 0 ? "max_waiting"
        : config.MaxBatch < 0 ? "max_batch"
        : config.MaxExpiresNs < 0 ? "max_expires"
        : config.MaxBytes < 0 ? "max_bytes"
        : config.IdleHeartbeatNs < 0 ? "idle_heartbeat"
        : config.InactiveThresholdNs < 0 ? "inactive_threshold"
        : config.PriorityTimeoutNs < 0 ? "priority_timeout"
        : null;

    private static string? Adjusted(ConsumerConfig config, StreamConfig stream) =>
        config.MaxDeliver < Unlimited ? "max_deliver must be set to -1"
        : config.MaxAckPending < Unlimited ? "max_ack_pending must be set to -1"
        : Negative(config) is { } name ? $"{name} must not be negative"
        : config.BackoffNs is { Count: > 0 } backoff && config.AckWaitNs != backoff[0]
            ? "first backoff value has to equal batch AckWait"
        : config.MaxAckPending == 0 && stream.ConsumerLimits.MaxAckPending > 0
            ? "max_ack_pending must be set if it's configured in stream limits"
        : config.InactiveThresholdNs == 0 && stream.ConsumerLimits.InactiveThresholdNs > 0
            ? "inactive_threshold must be set if it's configured in stream limits"
        : null;
}
