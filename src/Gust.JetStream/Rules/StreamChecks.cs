using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Whether the features of a stream's configuration go together.</summary>
internal static class StreamChecks
{
    private const long ShortestNs = 100_000_000;
    private const long MarkerShortestNs = Nanoseconds.PerSecond;

    public static JetStreamError? Texts(StreamConfig config)
    {
        if (StreamNameRules.Check(config.Name) is { } error)
        {
            return error;
        }

        if (MetadataRules.IsDescriptionTooLong(config.Description))
        {
            return Invalid($"stream description is too long, maximum allowed is {MetadataRules.DescriptionBytesMax}");
        }

        return MetadataRules.IsTooLarge(config.Metadata)
            ? Invalid($"stream metadata exceeds maximum size of {MetadataRules.MetadataBytesMax} bytes")
            : null;
    }

    public static JetStreamError? Replicas(StreamConfig config)
    {
        if (config.NumReplicas > RuleLimits.ReplicasMax)
        {
            return Invalid($"maximum replicas is {RuleLimits.ReplicasMax}");
        }

        return config.NumReplicas < 0 ? JetStreamError.Of(ErrorCode.ReplicasCountCannotBeNegative) : null;
    }

    public static JetStreamError? Ages(StreamConfig config, RuleLimits limits)
    {
        if (config.MaxAgeNs is not 0 and < ShortestNs)
        {
            return Invalid(config.MaxAgeNs < 0 ? "max age can not be negative" : "max age needs to be >= 100ms");
        }

        long window = config.DuplicateWindowNs;
        string? fault = window < 0 ? "can not be negative"
            : config.MaxAgeNs != 0 && window > config.MaxAgeNs ? "can not be larger then max age"
            : limits.DuplicateWindowMaxNs > 0 && window > limits.DuplicateWindowMaxNs
                ? $"can not be larger then server limit of {DurationText.Format(limits.DuplicateWindowMaxNs)}"
            : window is > 0 and < ShortestNs ? "needs to be >= 100ms"
            : null;
        return fault is null ? null : Invalid($"duplicates window {fault}");
    }

    public static JetStreamError? Rollup(StreamConfig config) =>
        config.DenyPurge && config.AllowRollup ? Invalid("roll-ups require the purge permission") : null;

    public static JetStreamError? Discarding(StreamConfig config)
    {
        if (!config.DiscardNewPerSubject)
        {
            return null;
        }

        return config.Discard != DiscardKind.New ? Invalid("discard new per subject requires discard new policy to be set")
            : config.MaxMsgsPerSubject <= 0 ? Invalid("discard new per subject requires max msgs per subject > 0")
            : null;
    }

    public static JetStreamError? Counters(StreamConfig config)
    {
        if (!config.AllowMsgCounter)
        {
            return null;
        }

        return config.Discard == DiscardKind.New ? Invalid("counter stream cannot use discard new")
            : config.AllowMsgTtl ? Invalid("counter stream cannot use message TTLs")
            : config.AllowMsgSchedules ? Invalid("counter stream cannot use message schedules")
            : config.Retention != RetentionKind.Limits ? Invalid("counter stream can only use limits retention")
            : null;
    }

    public static JetStreamError? Persistence(StreamConfig config)
    {
        if (config.PersistMode != PersistKind.Async)
        {
            return null;
        }

        return config.Storage != StorageKind.File ? Invalid("async persist mode is only supported on file storage")
            : config.NumReplicas > 1 ? Invalid("async persist mode is not supported on replicated streams")
            : config.AllowAtomic ? Invalid("async persist mode is not supported with atomic batch publish")
            : null;
    }

    /// <summary>Markers need message TTLs and roll-ups, which are switched on for them.</summary>
    public static JetStreamError? Markers(StreamConfig config, bool isPedantic)
    {
        if (config.SubjectDeleteMarkerTtlNs == 0)
        {
            return null;
        }

        string? fault = config.SubjectDeleteMarkerTtlNs < 0 ? "subject delete marker TTL must not be negative"
            : config.Mirror is not null ? "subject delete markers forbidden on mirrors"
            : config.SubjectDeleteMarkerTtlNs < MarkerShortestNs ? "subject delete marker TTL must be at least 1 second"
            : isPedantic && !config.AllowMsgTtl ? "subject delete marker cannot be set if message TTLs are disabled"
            : isPedantic && !config.AllowRollup ? "subject delete marker cannot be set if roll-ups are disabled"
            : null;
        if (fault is not null)
        {
            return Invalid(fault);
        }

        config.AllowMsgTtl = true;
        AllowRollup(config);
        return null;
    }

    /// <summary>Schedules need roll-ups, which are switched on for them.</summary>
    public static JetStreamError? Schedules(StreamConfig config, bool isPedantic)
    {
        if (!config.AllowMsgSchedules)
        {
            return null;
        }

        JetStreamError? error = config.Mirror is not null ? JetStreamError.Of(ErrorCode.MirrorWithMsgSchedules)
            : config.Sources is not null ? JetStreamError.Of(ErrorCode.SourceWithMsgSchedules)
            : config.Discard == DiscardKind.New ? Invalid("message scheduling cannot use discard new")
            : isPedantic && !config.AllowRollup ? Invalid("message scheduling cannot be set if roll-ups are disabled")
            : null;
        if (error is null)
        {
            AllowRollup(config);
        }

        return error;
    }

    // Roll-ups purge; the check that they may has been made of what was asked for.
    private static void AllowRollup(StreamConfig config)
    {
        config.AllowRollup = true;
        config.DenyPurge = false;
    }

    private static JetStreamError Invalid(string reason) => JetStreamError.InvalidStream(reason);
}
