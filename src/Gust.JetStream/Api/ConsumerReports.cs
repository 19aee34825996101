using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>A consumer as answers show it. For the stream's owner.</summary>
internal static class ConsumerReports
{
    /// <summary>As an answer about this one consumer shows it.</summary>
    public static ConsumerInfo Of(StreamOwner stream, ConsumerHost consumer) =>
        Listed(stream, consumer) with { Config = ConsumerRules.Shown(Configured(consumer), stream.Context.ServerVersion) };

    /// <summary>As a list shows it: the server says nothing of itself in the configuration.</summary>
    public static ConsumerInfo Listed(StreamOwner stream, ConsumerHost consumer)
    {
        ConsumerReport report = consumer.Engine.Report(stream.Now);
        return new ConsumerInfo
        {
            Stream = stream.Name,
            Name = consumer.Name,
            Created = WireTime.FromUnixNanoseconds(consumer.Created),
            Config = Configured(consumer),
            Delivered = Position(report.Delivered, report.LastDelivery),
            AckFloor = Position(report.AckFloor, report.LastAck),
            NumAckPending = report.AckPending,
            NumRedelivered = report.Redelivered,
            NumWaiting = report.Waiting,
            NumPending = (ulong)report.Pending,
            PushBound = report.PushBound,
            Paused = report.Paused,
            PauseRemainingNs = report.PauseRemaining,
            Time = WireTime.FromUnixNanoseconds(stream.Now),
            PriorityGroups = Groups(consumer.Config, report),
        };
    }

    private static ConsumerConfig Configured(ConsumerHost consumer) =>
        consumer.Config.IsNamedByServer ? consumer.Config with { Name = "" } : consumer.Config;

    private static SequenceInfo Position(ConsumerPosition position, long time) => new()
    {
        Consumer = position.Consumer,
        Stream = position.Stream,
        LastActive = time == 0 ? null : WireTime.FromUnixNanoseconds(time),
    };

    // The reference takes several groups in the configuration and shows the first.
    private static PriorityGroupState[]? Groups(ConsumerConfig config, in ConsumerReport report) =>
        config is { PriorityPolicy: not PriorityKind.None, PriorityGroups: [string first, ..] }
            ?
            [
                new PriorityGroupState
                {
                    Group = first,
                    PinnedClientId = report.PinnedId ?? "",
                    PinnedSince = report.PinnedAt == 0 ? default : WireTime.FromUnixNanoseconds(report.PinnedAt),
                },
            ]
            : null;
}
