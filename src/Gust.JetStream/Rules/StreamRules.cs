using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.Subjects;

namespace Gust.JetStream.Rules;

/// <summary>What a stream may be. Pure: the same question always has the same answer.</summary>
/// <param name="limits">Of server and account.</param>
/// <param name="streams">The account's.</param>
internal sealed class StreamRules(RuleLimits limits, IStreamCatalog streams)
{
    /// <summary>The configuration that a stream to be created gets. One that exists already is allowed with the same configuration.</summary>
    /// <param name="requested">The request's; not changed.</param>
    /// <param name="isPedantic">Whether what would be adjusted is an error.</param>
    public Ruling<StreamConfig> Create(StreamConfig requested, bool isPedantic = false)
    {
        if (StreamNameRules.HasPathSeparator(requested.Name))
        {
            return JetStreamError.Of(ErrorCode.StreamNameContainsPathSeparators);
        }

        StreamConfig config = requested with { };
        OtherStreams others = new(streams, config.Name);
        if ((CreateOnly(config) ?? Effective(config, others, isPedantic)) is { } error)
        {
            return error;
        }

        if (streams.Find(config.Name) is { } existing)
        {
            return AreSame(existing, config) ? existing : JetStreamError.Of(ErrorCode.StreamNameExist);
        }

        JetStreamError? refused = StreamReservation.Check(config, limits, others) ?? Overlapping(config, others) ?? OriginFilter(config);
        return refused is null ? config : refused;
    }

    /// <summary>The configuration that a stream gets which comes back from a backup: it may have been sealed. Its name must not be in use.</summary>
    /// <param name="requested">The request's; not changed.</param>
    public Ruling<StreamConfig> Restore(StreamConfig requested)
    {
        if (streams.Find(requested.Name) is not null)
        {
            return JetStreamError.Of(ErrorCode.StreamNameExistRestoreFailed);
        }

        Ruling<StreamConfig> ruling = Create(requested with { Sealed = false });
        if (ruling.IsAllowed && requested.Sealed)
        {
            ruling.Value.Sealed = true;
            StreamDefaults.Seal(ruling.Value);
        }

        return ruling;
    }

    /// <summary>The configuration that a stream gets by an update.</summary>
    /// <param name="requested">The request's; not changed.</param>
    /// <param name="isPedantic">Whether what would be adjusted is an error.</param>
    public Ruling<StreamConfig> Update(StreamConfig requested, bool isPedantic = false)
    {
        StreamConfig config = requested with { };
        OtherStreams others = new(streams, config.Name);
        if (Effective(config, others, isPedantic) is { } error)
        {
            return error;
        }

        if (streams.Find(config.Name) is not { } old)
        {
            return JetStreamError.Of(ErrorCode.StreamNotFound);
        }

        if ((StreamUpdateChecks.Check(old, config) ?? Overlapping(config, others) ?? UpdateReservation(old, config, others)) is { } refused)
        {
            return refused;
        }

        if (config.Sealed)
        {
            StreamDefaults.Seal(config);
        }

        return config;
    }

    /// <summary>The configuration as answers show it; see <see cref="ApiLevel.Shown"/>.</summary>
    public static StreamConfig Shown(StreamConfig config, string serverVersion, string? sync = null) =>
        config with { Metadata = ApiLevel.Shown(config.Metadata, serverVersion, sync) };

    /// <summary>Whether two configurations differ in nothing but what the server says of itself.</summary>
    public static bool AreSame(StreamConfig left, StreamConfig right) =>
        ModelJson.AreEqual(
            StreamConfig.Shape,
            left with { Metadata = ApiLevel.Compared(left.Metadata) },
            right with { Metadata = ApiLevel.Compared(right.Metadata) });

    private JetStreamError? Effective(StreamConfig config, in OtherStreams others, bool isPedantic)
    {
        StreamOriginChecks origins = new(config, others);
        JetStreamError? error = StreamChecks.Texts(config)
            ?? StreamChecks.Replicas(config)
            ?? StreamDefaults.Apply(config, limits, isPedantic)
            ?? StreamChecks.Ages(config, limits)
            ?? StreamChecks.Rollup(config)
            ?? StreamChecks.Counters(config)
            ?? StreamChecks.Discarding(config)
            ?? StreamChecks.Markers(config, isPedantic)
            ?? StreamChecks.Schedules(config, isPedantic)
            ?? StreamChecks.Persistence(config)
            ?? origins.Mirror(isPedantic)
            ?? origins.Sources()
            ?? origins.Cycle()
            ?? StreamSubjectChecks.Subjects(config)
            ?? StreamSubjectChecks.Transform(config)
            ?? StreamSubjectChecks.Republish(config)
            ?? Placement(config);
        config.Metadata = ApiLevel.Stored(config.Metadata, ApiLevel.Of(config));
        return error;
    }

    private static JetStreamError? CreateOnly(StreamConfig config) =>
        config.Sealed ? JetStreamError.InvalidStream("stream configuration for create can not be sealed")
        : config.MirrorDirect && config.Mirror is null ? JetStreamError.InvalidStream("stream has no mirror but does have mirror direct")
        : null;

    // The reference finds this out when it creates the stream: another error than for the rest.
    private static JetStreamError? OriginFilter(StreamConfig config)
    {
        if (config.Mirror is { FilterSubject.Length: > 0 } mirror && !Subject.IsValid(mirror.FilterSubject))
        {
            return JetStreamError.Of(ErrorCode.StreamCreate, $"subject filter '{mirror.FilterSubject}' for the mirror {TransformError.InvalidSubject}");
        }

        string? bad = config.Sources?.Select(source => source.FilterSubject).FirstOrDefault(filter => filter.Length > 0 && !Subject.IsValid(filter));
        return bad is null ? null : JetStreamError.Of(ErrorCode.StreamCreate, $"subject filter '{bad}' for the source: {TransformError.InvalidSubject}");
    }

    private JetStreamError? Placement(StreamConfig config) =>
        config.Placement is { Preferred.Length: > 0 } ? JetStreamError.InvalidStream("preferred server not permitted in placement")
        : config.NumReplicas > 1 && !limits.IsClustered ? JetStreamError.Of(ErrorCode.StreamReplicasNotSupported)
        : null;

    private static JetStreamError? Overlapping(StreamConfig config, in OtherStreams others) =>
        config.Subjects is { } subjects && others.AnyOverlaps(subjects) ? JetStreamError.Of(ErrorCode.StreamSubjectOverlap) : null;

    private JetStreamError? UpdateReservation(StreamConfig old, StreamConfig config, in OtherStreams others) =>
        old.MaxBytes == config.MaxBytes && old.NumReplicas == config.NumReplicas
            ? null
            : StreamReservation.Check(config, limits with { Account = limits.Account with { MaxStreams = -1 } }, others);
}
