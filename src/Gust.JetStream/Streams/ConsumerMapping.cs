using System.Globalization;
using System.Text;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.Subjects;

namespace Gust.JetStream.Streams;

/// <summary>What the engine of a consumer must know of its configuration, which the rules have checked.</summary>
internal static class ConsumerMapping
{
    /// <param name="stream">Name of the stream.</param>
    /// <param name="config">Of the consumer.</param>
    /// <param name="before">The settings that it replaces: a filter that did not change stays the same object. Null: none.</param>
    public static ConsumerSettings Map(string stream, ConsumerConfig config, ConsumerSettings? before = null) => new()
    {
        Stream = stream,
        Name = config.Name,
        DeliverPolicy = (DeliverPolicy)config.DeliverPolicy,
        StartSequence = config.OptStartSeq,
        StartTime = Time(config.OptStartTime),
        AckPolicy = (AckPolicy)config.AckPolicy,
        AckWait = config.AckWaitNs > 0 ? config.AckWaitNs : 30 * Nanoseconds.PerSecond,
        Backoff = config.BackoffNs ?? [],
        MaxDeliver = Clamp(config.MaxDeliver),
        Filter = Filter(config, before?.Filter),
        Replay = (ReplayPolicy)config.ReplayPolicy,
        RateLimitBitsPerSecond = config.RateLimitBitsPerSecond,
        SamplePercent = Sample(config.SampleFrequency),
        MaxWaiting = Clamp(config.MaxWaiting),
        MaxAckPending = Clamp(config.MaxAckPending),
        HeadersOnly = config.HeadersOnly,
        MaxRequestBatch = Clamp(config.MaxBatch),
        MaxRequestExpires = config.MaxExpiresNs,
        MaxRequestMaxBytes = Clamp(config.MaxBytes),
        DeliverSubject = config.DeliverSubject.Length > 0 ? Encoding.UTF8.GetBytes(config.DeliverSubject) : null,
        FlowControl = config.FlowControl,
        IdleHeartbeat = config.IdleHeartbeatNs,
        InactiveThreshold = config.InactiveThresholdNs,
        PauseUntil = Time(config.PauseUntil),
        PriorityPolicy = (PriorityPolicy)config.PriorityPolicy,
        PriorityGroups = config.PriorityGroups ?? [],
        PriorityTimeout = config.PriorityTimeoutNs,
    };

    private static SubjectFilter? Filter(ConsumerConfig config, SubjectFilter? before)
    {
        byte[][] patterns = [.. ConsumerFilters.Of(config).Where(filter => filter.Length > 0).Select(Encoding.UTF8.GetBytes)];
        if (patterns.Length == 0 || Array.Exists(patterns, pattern => pattern is [(byte)'>']))
        {
            return null;
        }

        bool isSame = before?.Patterns.Count == patterns.Length
            && before.Patterns.Zip(patterns).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        return isSame ? before : new SubjectFilter(patterns);
    }

    private static long Time(WireTime? time) => time is { IsZero: false } set ? set.UnixNanoseconds : 0;

    private static int Clamp(long number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);

    private static int Sample(string frequency) =>
        int.TryParse(frequency.TrimEnd('%'), NumberStyles.Integer, CultureInfo.InvariantCulture, out int percent) ? percent : 0;
}
