using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Fills in what a stream's configuration leaves open.</summary>
internal static class StreamDefaults
{
    public const long Unlimited = -1;
    public const long DuplicateWindowNs = 120_000_000_000;
    private const string Everything = ">";

    /// <summary>The configuration with its defaults; what is adjusted is an error when the request is pedantic.</summary>
    /// <param name="config">A copy of the request's: it is changed.</param>
    /// <param name="limits">The server's.</param>
    /// <param name="isPedantic">Whether nothing may be adjusted.</param>
    public static JetStreamError? Apply(StreamConfig config, RuleLimits limits, bool isPedantic)
    {
        config.Subjects = Present(config.Subjects);
        config.Sources = Present(config.Sources);
        config.NumReplicas = config.NumReplicas == 0 ? 1 : config.NumReplicas;
        if (isPedantic && AdjustedLimit(config) is { } name)
        {
            return JetStreamError.Of(ErrorCode.Pedantic, $"{name} must be set to -1");
        }

        config.MaxConsumers = LimitOrNone(config.MaxConsumers);
        config.MaxMsgs = LimitOrNone(config.MaxMsgs);
        config.MaxBytes = LimitOrNone(config.MaxBytes);
        config.MaxMsgsPerSubject = LimitOrNone(config.MaxMsgsPerSubject);
        config.MaxMsgSize = config.MaxMsgSize <= 0 ? -1 : config.MaxMsgSize;
        if (config.Mirror is null && config.Sources is null)
        {
            config.Subjects ??= [config.Name];
            if (DefaultDuplicateWindow(config, limits, isPedantic) is { } error)
            {
                return error;
            }
        }

        return DefaultRepublish(config, isPedantic);
    }

    /// <summary>A stream that nothing can change any more.</summary>
    public static void Seal(StreamConfig config)
    {
        config.MaxAgeNs = 0;
        config.Discard = DiscardKind.New;
        config.DenyDelete = true;
        config.DenyPurge = true;
        config.AllowRollup = false;
    }

    private static JetStreamError? DefaultDuplicateWindow(StreamConfig config, RuleLimits limits, bool isPedantic)
    {
        if (config.DuplicateWindowNs != 0)
        {
            return null;
        }

        long longest = limits.DuplicateWindowMaxNs > 0 ? Math.Min(DuplicateWindowNs, limits.DuplicateWindowMaxNs) : DuplicateWindowNs;
        if (config.MaxAgeNs > 0 && config.MaxAgeNs < longest)
        {
            if (isPedantic)
            {
                return JetStreamError.Of(ErrorCode.Pedantic, "duplicate window cannot be bigger than max age");
            }

            longest = config.MaxAgeNs;
        }

        config.DuplicateWindowNs = longest;
        return null;
    }

    private static JetStreamError? DefaultRepublish(StreamConfig config, bool isPedantic)
    {
        if (config.Republish is not { Source: "" } republish)
        {
            return null;
        }

        if (isPedantic)
        {
            return JetStreamError.Of(ErrorCode.Pedantic, "republish source can not be empty");
        }

        config.Republish = republish with { Source = Everything };
        return null;
    }

    private static string? AdjustedLimit(StreamConfig config) =>
        config.MaxMsgs < Unlimited ? "max_msgs"
        : config.MaxMsgsPerSubject < Unlimited ? "max_msgs_per_subject"
        : config.MaxBytes < Unlimited ? "max_bytes"
        : config.MaxMsgSize < Unlimited ? "max_msg_size"
        : config.MaxConsumers < Unlimited ? "max_consumers"
        : null;

    private static long LimitOrNone(long limit) => limit <= 0 ? Unlimited : limit;

    private static IReadOnlyList<T>? Present<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? list : null;
}
