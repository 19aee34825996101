using Gust.JetStream.Model;
using Gust.Subjects;

namespace Gust.JetStream.Rules;

/// <summary>What a stream captures, rewrites and sends on.</summary>
internal static class StreamSubjectChecks
{
    private static readonly string[] s_jetStream = ["$JS.>", "$JSC.>", "$NRG.>"];

    public static JetStreamError? Transform(StreamConfig config)
    {
        if (config.SubjectTransform is not { } transform)
        {
            return null;
        }

        if (transform.Source.Length > 0 && !Subject.IsValid(transform.Source))
        {
            return JetStreamError.Of(ErrorCode.StreamTransformInvalidSource, $"{TransformError.InvalidSubject} {transform.Source}");
        }

        return Fault(transform) is { } fault ? JetStreamError.Of(ErrorCode.StreamTransformInvalidDestination, fault) : null;
    }

    /// <summary>Why a transform cannot be made; null when it can. An empty destination rewrites nothing.</summary>
    public static string? Fault(SubjectTransformConfig transform) =>
        transform.Destination.Length == 0 || SubjectTransform.TryCreate(transform.Source, transform.Destination, out _, out string? error)
            ? null
            : error;

    public static JetStreamError? Subjects(StreamConfig config)
    {
        IReadOnlyList<string> subjects = config.Subjects ?? [];
        for (int index = 0; index < subjects.Count; index++)
        {
            string subject = subjects[index];
            if (!Subject.IsValid(subject))
            {
                return Invalid("invalid subject");
            }

            if (subjects.Take(index).FirstOrDefault(earlier => Subject.Overlaps(earlier, subject)) is { } other)
            {
                return Invalid($"subject \"{other}\" overlaps with \"{subject}\"");
            }
        }

        return config.NoAck ? null : Reserved(subjects);
    }

    public static JetStreamError? Republish(StreamConfig config)
    {
        if (config.Republish is not { } republish)
        {
            return null;
        }

        if (Subject.AnyOverlap([republish.Destination], config.Subjects ?? []))
        {
            return Invalid("stream configuration for republish destination forms a cycle");
        }

        return republish.Destination.Length > 0 && !SubjectTransform.TryCreate(republish.Source, republish.Destination, out _, out _)
            ? Invalid($"stream configuration for republish with transform from '{republish.Source}' to '{republish.Destination}' not valid")
            : null;
    }

    // A stream that acknowledges messages of the system would answer its requests.
    private static JetStreamError? Reserved(IReadOnlyList<string> subjects)
    {
        foreach (string subject in subjects)
        {
            if (subject == ">")
            {
                return Invalid("capturing all subjects requires no-ack to be true");
            }

            if (Array.Exists(s_jetStream, api => Subject.Overlaps(subject, api)) && !Subject.IsSubsetOf(subject, "$JS.EVENT.>"))
            {
                return Invalid("subjects that overlap with jetstream api require no-ack to be true");
            }

            if (Subject.Overlaps(subject, "$SYS.>") && !Subject.IsSubsetOf(subject, "$SYS.ACCOUNT.>"))
            {
                return Invalid("subjects that overlap with system api require no-ack to be true");
            }
        }

        return null;
    }

    private static JetStreamError Invalid(string reason) => JetStreamError.InvalidStream(reason);
}
