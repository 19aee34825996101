using System.Globalization;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Rules;

/// <summary>Whether a consumer's settings go together and with its stream.</summary>
/// <param name="config">With its defaults.</param>
/// <param name="stream">The stream's.</param>
/// <param name="limits">Of server and account.</param>
internal sealed class ConsumerChecks(ConsumerConfig config, StreamConfig stream, RuleLimits limits)
{
    private const long HeartbeatShortestNs = 100_000_000;
    private const long ExpiresShortestNs = 1_000_000;

    private bool IsPush => config.DeliverSubject.Length > 0;

    public JetStreamError? Check() =>
        Replicas() ?? Texts() ?? Acknowledging() ?? (IsPush ? Push() : Pull()) ?? Direct() ?? Filters() ?? Start() ?? Sampling() ?? Limits()
        ?? FlowControlAck() ?? Priority();

    private JetStreamError? Texts()
    {
        string name = config.Name.Length > 0 ? config.Name : config.Durable;
        if (name.Length > 0 && StreamNameRules.IsTooLong(name))
        {
            return JetStreamError.Of(ErrorCode.ConsumerNameTooLong, StreamNameRules.NameBytesMax);
        }

        if (name.Length > 0 && !StreamNameRules.IsValid(name))
        {
            return config.Durable.Length > 0
                ? JetStreamError.Of(ErrorCode.ConsumerBadDurableName)
                : JetStreamError.InvalidStream("consumer name can not contain '.', '*', '>', '\\', '/'");
        }

        if (MetadataRules.IsDescriptionTooLong(config.Description))
        {
            return JetStreamError.Of(ErrorCode.ConsumerDescriptionTooLong, MetadataRules.DescriptionBytesMax);
        }

        return MetadataRules.IsTooLarge(config.Metadata)
            ? JetStreamError.Of(ErrorCode.ConsumerMetadataLength, $"{MetadataRules.MetadataBytesMax / 1024}KB")
            : null;
    }

    private JetStreamError? Replicas()
    {
        long replicas = config.NumReplicas;
        ErrorCode? fault = replicas < 0 ? ErrorCode.ReplicasCountCannotBeNegative
            : replicas > 1 && !limits.IsClustered ? ErrorCode.StreamReplicasNotSupported
            : replicas > stream.NumReplicas ? ErrorCode.ConsumerReplicasExceedsStream
            : stream.Retention != RetentionKind.Limits && replicas > 0 && replicas != stream.NumReplicas ? ErrorCode.ConsumerReplicasShouldMatchStream
            : null;
        return fault is { } code ? JetStreamError.Of(code) : null;
    }

    private JetStreamError? Acknowledging()
    {
        IReadOnlyList<long> backoff = config.BackoffNs ?? [];
        if (backoff.Any(wait => wait < 0))
        {
            return JetStreamError.Of(ErrorCode.ConsumerBackOffNegative);
        }

        if (config.AckWaitNs < 0)
        {
            return JetStreamError.Of(ErrorCode.ConsumerAckWaitNegative);
        }

        return config.MaxDeliver != -1 && backoff.Count > config.MaxDeliver ? JetStreamError.Of(ErrorCode.ConsumerMaxDeliverBackoff) : null;
    }

    private JetStreamError? Push()
    {
        string subject = config.DeliverSubject;
        ErrorCode? fault = !Subject.IsLiteral(subject) ? ErrorCode.ConsumerDeliverToWildcards
            : !Subject.IsValidLiteral(subject) ? ErrorCode.ConsumerInvalidDeliverSubject
            : Subject.AnyOverlap([subject], stream.Subjects ?? []) ? ErrorCode.ConsumerDeliverCycle
            : config.MaxWaiting > 0 ? ErrorCode.ConsumerPushMaxWaiting
            : config.MaxAckPending > 0 && config.AckPolicy == AckKind.None
                ? ErrorCode.ConsumerMaxPendingAckPolicyRequired
            : config.IdleHeartbeatNs is > 0 and < HeartbeatShortestNs ? ErrorCode.ConsumerSmallHeartbeat
            : config.FlowControl && config.IdleHeartbeatNs == 0 && config.AckPolicy != AckKind.FlowControl
                ? ErrorCode.ConsumerWithFlowControlNeedsHeartbeats
            : null;
        return fault is { } code ? JetStreamError.Of(code) : null;
    }

    private JetStreamError? Pull()
    {
        ErrorCode? fault = config.RateLimitBitsPerSecond > 0 ? ErrorCode.ConsumerPullWithRateLimit
            : config.MaxWaiting < 0 ? ErrorCode.ConsumerMaxWaitingNegative
            : config.IdleHeartbeatNs > 0 ? ErrorCode.ConsumerHBRequiresPush
            : config.FlowControl ? ErrorCode.ConsumerFCRequiresPush
            : config.MaxBatch < 0 ? ErrorCode.ConsumerMaxRequestBatchNegative
            : config.MaxExpiresNs is not 0 and < ExpiresShortestNs ? ErrorCode.ConsumerMaxRequestExpiresTooSmall
            : null;
        if (fault is { } code)
        {
            return JetStreamError.Of(code);
        }

        return limits.MaxRequestBatch > 0 && config.MaxBatch > limits.MaxRequestBatch
            ? JetStreamError.Of(ErrorCode.ConsumerMaxRequestBatchExceeded, limits.MaxRequestBatch)
            : null;
    }

    private JetStreamError? Direct()
    {
        ErrorCode? fault = !config.Direct ? null
            : !IsPush ? ErrorCode.ConsumerDirectRequiresPush
            : config.Durable.Length > 0 ? ErrorCode.ConsumerDirectRequiresEphemeral
            : null;
        return fault is { } code ? JetStreamError.Of(code) : null;
    }

    private JetStreamError? Filters()
    {
        IReadOnlyList<string> filters = config.FilterSubjects ?? [];
        if (config.FilterSubject.Length > 0 && filters.Count > 0)
        {
            return JetStreamError.Of(ErrorCode.ConsumerDuplicateFilterSubjects);
        }

        if (filters.Contains(""))
        {
            return JetStreamError.Of(ErrorCode.ConsumerEmptyFilter);
        }

        if (ConsumerFilters.Of(config).Any(filter => !Subject.IsValid(filter)))
        {
            return JetStreamError.InvalidStream("invalid subject");
        }

        return Subject.AnyOverlap(filters) ? JetStreamError.Of(ErrorCode.ConsumerOverlappingSubjectFilters) : null;
    }

    private JetStreamError? Start()
    {
        string? fault = config.DeliverPolicy switch
        {
            DeliverKind.ByStartSequence => config.OptStartSeq == 0 ? "by start sequence, but optional start sequence is not set"
                : config.OptStartTime is not null ? "by start sequence, but optional start time is also set" : null,
            DeliverKind.ByStartTime => config.OptStartTime is null ? "by start time, but optional start time is not set"
                : config.OptStartSeq != 0 ? "by start time, but optional start start sequence is also set" : null,
            DeliverKind.LastPerSubject => Unwanted("last per subject")
                ?? (ConsumerFilters.Of(config).Any() ? null : "last per subject, but optional filter subject is not set"),
            DeliverKind.Last => Unwanted("last"),
            DeliverKind.New => Unwanted("new"),
            _ => Unwanted("all"),
        };
        return fault is null ? null : JetStreamError.Of(ErrorCode.ConsumerInvalidPolicy, $"consumer delivery policy is deliver {fault}");
    }

    private string? Unwanted(string policy) =>
        config.OptStartSeq != 0 ? $"{policy}, but optional start sequence is also set"
        : config.OptStartTime is not null ? $"{policy}, but optional start time is also set"
        : null;

    private JetStreamError? Sampling()
    {
        if (config.SampleFrequency.Length == 0)
        {
            return null;
        }

        string number = config.SampleFrequency.EndsWith('%') ? config.SampleFrequency[..^1] : config.SampleFrequency;
        if (!long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long percent))
        {
            return JetStreamError.Of(ErrorCode.ConsumerInvalidSampling, $"strconv.Atoi: parsing {GoQuote.Quote(number)}: invalid syntax");
        }

        return percent < 0 ? JetStreamError.Of(ErrorCode.ConsumerInvalidSampling, "<nil>") : null; // the reference's own words
    }

    private JetStreamError? Limits()
    {
        foreach (long limit in (ReadOnlySpan<long>)[stream.ConsumerLimits.MaxAckPending, limits.Account.MaxAckPending, limits.MaxAckPending])
        {
            if (limit > 0 && config.MaxAckPending > limit)
            {
                return JetStreamError.Of(ErrorCode.ConsumerMaxPendingAckExcess, limit);
            }
        }

        long threshold = stream.ConsumerLimits.InactiveThresholdNs;
        return threshold > 0 && config.InactiveThresholdNs > threshold
            ? JetStreamError.Of(ErrorCode.ConsumerInactiveThresholdExcess, DurationText.Format(threshold))
            : null;
    }

    private JetStreamError? FlowControlAck()
    {
        if (config.AckPolicy != AckKind.FlowControl)
        {
            return null;
        }

        ErrorCode? fault = !IsPush ? ErrorCode.ConsumerAckFCRequiresPush
            : !config.FlowControl ? ErrorCode.ConsumerAckFCRequiresFC
            : config.MaxAckPending <= 0 ? ErrorCode.ConsumerAckFCRequiresMaxAckPending
            : config.AckWaitNs != 0 || config.BackoffNs is not null ? ErrorCode.ConsumerAckFCRequiresNoAckWait
            : config.MaxDeliver > 0 ? ErrorCode.ConsumerAckFCRequiresNoMaxDeliver
            : null;
        return fault is { } code ? JetStreamError.Of(code)
            : config.IdleHeartbeatNs != ConsumerDefaults.FlowControlHeartbeatNs
                ? JetStreamError.InvalidStream("flow control ack policy heartbeat needs to be 1s")
            : null;
    }

    private JetStreamError? Priority() => ConsumerPriorityChecks.Check(config) is { } code ? JetStreamError.Of(code) : null;
}
