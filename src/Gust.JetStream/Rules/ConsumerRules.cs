using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Rules;

/// <summary>What a consumer may be. Pure: the same question always has the same answer.</summary>
/// <param name="limits">Of server and account.</param>
/// <param name="stream">The configuration of the stream.</param>
/// <param name="consumers">The stream's consumers by name, without the hidden ones of mirrors and sources.</param>
internal sealed class ConsumerRules(RuleLimits limits, StreamConfig stream, IReadOnlyDictionary<string, ConsumerConfig> consumers)
{
    /// <summary>The configuration that a consumer to be created or updated gets.</summary>
    /// <remarks>
    /// Whether an existing push consumer is bound, and may therefore not get another deliver subject, is for its owner to say.
    /// </remarks>
    /// <param name="requested">With its name, see <see cref="ConsumerNaming"/>; not changed.</param>
    /// <param name="action">What the request may do.</param>
    /// <param name="isPedantic">Whether what would be adjusted is an error.</param>
    public Ruling<ConsumerConfig> Decide(ConsumerConfig requested, ConsumerAction action = ConsumerAction.Any, bool isPedantic = false)
    {
        if (Contradiction(requested) is { } contradiction)
        {
            return JetStreamError.Of(contradiction);
        }

        ConsumerConfig config = requested with { Name = requested.Name.Length > 0 ? requested.Name : requested.Durable };
        ConsumerConfig? known = consumers.GetValueOrDefault(config.Name);
        JetStreamError? error = ConsumerDefaults.Apply(config, known, stream, limits, isPedantic) ?? new ConsumerChecks(config, stream, limits).Check();
        if (error is not null)
        {
            return error;
        }

        config.Metadata = ApiLevel.Stored(config.Metadata, ApiLevel.Of(config));
        if (known is not null && action == ConsumerAction.Create)
        {
            return IsSameRequest(requested, config, known) ? known : JetStreamError.Of(ErrorCode.ConsumerAlreadyExists);
        }

        return known is null ? Create(config, action) : Update(known, config);
    }

    /// <summary>The configuration as answers show it.</summary>
    public static ConsumerConfig Shown(ConsumerConfig config, string serverVersion) =>
        config with { Metadata = ApiLevel.Shown(config.Metadata, serverVersion) };

    /// <summary>Whether two configurations differ in nothing but what the server says of itself.</summary>
    public static bool AreSame(ConsumerConfig left, ConsumerConfig right) =>
        ModelJson.AreEqual(
            ConsumerConfig.Shape,
            left with { Metadata = ApiLevel.Compared(left.Metadata) },
            right with { Metadata = ApiLevel.Compared(right.Metadata) });

    private static ErrorCode? Contradiction(ConsumerConfig config) =>
        config.Durable.Length > 0 && config.Name.Length > 0 && config.Durable != config.Name
            ? ErrorCode.ConsumerCreateDurableAndNameMismatch
            : null;

    private Ruling<ConsumerConfig> Create(ConsumerConfig config, ConsumerAction action)
    {
        ErrorCode? fault = action == ConsumerAction.Update ? ErrorCode.ConsumerDoesNotExist
            : WorkQueue(config) is { } queue ? queue
            : !config.Direct && IsFull() ? ErrorCode.MaximumConsumersLimit
            : null;
        return fault is { } code ? JetStreamError.Of(code) : config;
    }

    private Ruling<ConsumerConfig> Update(ConsumerConfig old, ConsumerConfig config)
    {
        if (ConsumerUpdateChecks.Check(old, config) is { } error)
        {
            return error;
        }

        return WorkQueue(config) is { } queue ? JetStreamError.Of(queue) : KeepPause(old, config);
    }

    // The reference compares before it fills in how long an ephemeral consumer may be without use.
    private bool IsSameRequest(ConsumerConfig requested, ConsumerConfig config, ConsumerConfig known)
    {
        bool isFilledIn = config.Durable.Length == 0 && requested.InactiveThresholdNs <= 0 && stream.ConsumerLimits.InactiveThresholdNs <= 0;
        return !isFilledIn && AreSame(known, KeepPause(known, config));
    }

    // A consumer is paused and resumed by a request of its own.
    private static ConsumerConfig KeepPause(ConsumerConfig old, ConsumerConfig config)
    {
        ConsumerConfig kept = config with { PauseUntil = old.PauseUntil };
        return kept with { Metadata = ApiLevel.Stored(kept.Metadata, ApiLevel.Of(kept)) };
    }

    private ErrorCode? WorkQueue(ConsumerConfig config) =>
        stream.Retention == RetentionKind.WorkQueue && !config.Direct
            ? WorkQueueChecks.Check(config, consumers.Where(other => other.Key != config.Name).Select(other => other.Value))
            : null;

    private bool IsFull()
    {
        long own = stream.MaxConsumers > 0 ? stream.MaxConsumers : limits.DefaultMaxConsumers;
        long account = limits.Account.MaxConsumers;
        return (own > 0 && consumers.Count >= own) || (account > 0 && consumers.Count >= account);
    }
}
