using Gust.JetStream.Model;
using Gust.Subjects;

namespace Gust.JetStream.Rules;

/// <summary>What a stream mirrors or copies.</summary>
/// <param name="config">The stream's.</param>
/// <param name="others">Of the account.</param>
internal sealed class StreamOriginChecks(StreamConfig config, OtherStreams others)
{
    private const string ApiPrefix = "$JS.API";

    /// <summary>The mirror's direct reads follow its origin's when that is known.</summary>
    public JetStreamError? Mirror(bool isPedantic)
    {
        if (config.Mirror is not { } mirror)
        {
            return null;
        }

        if (Forbidden() is { } forbidden)
        {
            return JetStreamError.Of(forbidden);
        }

        if (!StreamNameRules.IsValid(mirror.Name))
        {
            return JetStreamError.Of(ErrorCode.MirrorInvalidStreamName);
        }

        if (mirror.Consumer is not null && !IsUsable(mirror))
        {
            return JetStreamError.Of(ErrorCode.MirrorDurableConsumerCfgInvalid);
        }

        if (mirror.External is not null)
        {
            return Transforms(mirror, isMirror: true) ?? External(mirror.External);
        }

        return Transforms(mirror, isMirror: true) ?? Origin(mirror, isPedantic);
    }

    public JetStreamError? Sources()
    {
        HashSet<string> known = [];
        foreach (StreamSource source in config.Sources ?? [])
        {
            if (!StreamNameRules.IsValid(source.Name))
            {
                return JetStreamError.Of(ErrorCode.SourceInvalidStreamName);
            }

            if (!known.Add(Identity(source)))
            {
                return JetStreamError.Of(ErrorCode.SourceDuplicateDetected);
            }

            if (source.Consumer is not null && !IsUsable(source))
            {
                return JetStreamError.Of(ErrorCode.SourceDurableConsumerCfgInvalid);
            }

            if ((Transforms(source, isMirror: false) ?? (source.External is { } external ? External(external) : Size(source))) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Whether copying would come back to where it began.</summary>
    public JetStreamError? Cycle()
    {
        HashSet<string> seen = [];
        Queue<StreamConfig> open = new([config]);
        while (open.TryDequeue(out StreamConfig? stream))
        {
            foreach (StreamSource origin in Origins(stream))
            {
                if (origin.Name == config.Name)
                {
                    return JetStreamError.InvalidStream("detected cycle");
                }

                if (seen.Add(origin.Name) && others.Find(origin.Name) is { } next)
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }

    // A source's filter is taken to let nothing through that would come back.
    private static IEnumerable<StreamSource> Origins(StreamConfig stream) =>
        (stream.Sources ?? []).Where(source => source.FilterSubject.Length == 0)
        .Concat(stream.Mirror is { } mirror ? [mirror] : [])
        .Where(origin => origin.External is null);

    private ErrorCode? Forbidden() =>
        config.FirstSeq > 0 ? ErrorCode.MirrorWithFirstSeq
        : config.Subjects is not null ? ErrorCode.MirrorWithSubjects
        : config.Sources is not null ? ErrorCode.MirrorWithSources
        : config.AllowMsgCounter ? ErrorCode.MirrorWithCounters
        : config.AllowAtomic ? ErrorCode.MirrorWithAtomicPublish
        : config.AllowBatched ? ErrorCode.MirrorWithBatchPublish
        : null;

    private JetStreamError? Origin(StreamSource mirror, bool isPedantic)
    {
        if (others.Find(mirror.Name) is not { } origin)
        {
            return null;
        }

        if (isPedantic && origin.AllowDirect != config.MirrorDirect)
        {
            return JetStreamError.Of(ErrorCode.Pedantic, "origin stream has direct get set, mirror has it disabled");
        }

        config.MirrorDirect = origin.AllowDirect;
        return config.MaxMsgSize > 0 && origin.MaxMsgSize > config.MaxMsgSize
            ? JetStreamError.Of(ErrorCode.MirrorMaxMessageSizeTooBig)
            : null;
    }

    private JetStreamError? Size(StreamSource source) =>
        others.Find(source.Name) is { } origin && config.MaxMsgSize > 0 && origin.MaxMsgSize > config.MaxMsgSize
            ? JetStreamError.Of(ErrorCode.SourceMaxMessageSizeTooBig)
            : null;

    private static JetStreamError? Transforms(StreamSource origin, bool isMirror)
    {
        IReadOnlyList<SubjectTransformConfig> transforms = origin.SubjectTransforms ?? [];
        if (transforms.Count > 0 && origin.FilterSubject.Length > 0)
        {
            return JetStreamError.Of(isMirror ? ErrorCode.MirrorMultipleFiltersNotAllowed : ErrorCode.SourceMultipleFiltersNotAllowed);
        }

        foreach (SubjectTransformConfig transform in transforms)
        {
            if (transform.Source.Length > 0 && !Subject.IsValid(transform.Source))
            {
                return JetStreamError.Of(
                    isMirror ? ErrorCode.MirrorInvalidSubjectFilter : ErrorCode.SourceInvalidSubjectFilter,
                    $"{TransformError.InvalidSubject} {transform.Source}");
            }

            if (StreamSubjectChecks.Fault(transform) is { } fault)
            {
                return JetStreamError.Of(
                    isMirror ? ErrorCode.MirrorInvalidTransformDestination : ErrorCode.SourceInvalidTransformDestination, fault);
            }
        }

        return Subject.AnyOverlap([.. transforms.Select(transform => transform.Source)])
            ? JetStreamError.Of(isMirror ? ErrorCode.MirrorOverlappingSubjectFilters : ErrorCode.SourceOverlappingSubjectFilters)
            : null;
    }

    private static JetStreamError? External(ExternalStream external)
    {
        if (external.Api.Length > 0 && !Subject.IsValidLiteral(external.Api))
        {
            return JetStreamError.InvalidStream($"stream external api prefix \"{external.Api}\" must be a valid subject without wildcards");
        }

        if (external.Deliver.Length > 0 && !Subject.IsValidLiteral(external.Deliver))
        {
            return JetStreamError.Of(ErrorCode.StreamInvalidExternalDeliverySubj, external.Deliver);
        }

        bool isOwn = external.Api == ApiPrefix || Subject.IsSubsetOf(external.Api, ApiPrefix + ".>");
        return isOwn ? JetStreamError.Of(ErrorCode.StreamExternalApiOverlap, external.Api, ApiPrefix) : null;
    }

    // The durable consumer decides what comes: start and filter are its own.
    private static bool IsUsable(StreamSource origin) =>
        StreamNameRules.IsValid(origin.Consumer!.Name)
        && Subject.IsValidLiteral(origin.Consumer.DeliverSubject)
        && origin is { OptStartSeq: 0, OptStartTime: null, FilterSubject: "" };

    private static string Identity(StreamSource source)
    {
        IEnumerable<string> filters = (source.SubjectTransforms ?? []).Select(transform => $"{transform.Source}\n{transform.Destination}");
        return string.Join('\n', [source.Name, source.External?.Api ?? "", source.FilterSubject, .. filters]);
    }
}
