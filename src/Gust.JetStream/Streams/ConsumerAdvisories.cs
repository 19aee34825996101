using Gust.JetStream.Advisories;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;

namespace Gust.JetStream.Streams;

/// <summary>Puts what a consumer's engine tells into the words of the API.</summary>
internal sealed class ConsumerAdvisories(AdvisoryPublisher publisher, string account, string domain, string stream, string consumer)
{
    public void Publish(in ConsumerAdvisory what)
    {
        switch (what.Kind)
        {
            case ConsumerAdvisoryKind.MaxDeliveries:
                publisher.Publish(
                    Subject("ADVISORY", "MAX_DELIVERIES"),
                    new MaxDeliveriesReached
                    {
                        Stream = stream,
                        Consumer = consumer,
                        Domain = domain,
                        StreamSequence = what.StreamSequence,
                        Deliveries = (ulong)what.Deliveries,
                    },
                    MaxDeliveriesReached.Shape);
                break;
            case ConsumerAdvisoryKind.Naked:
                Naked(what);
                break;
            case ConsumerAdvisoryKind.Terminated:
                Terminated(what);
                break;
            case ConsumerAdvisoryKind.AckSampled:
                Sampled(what);
                break;
            case ConsumerAdvisoryKind.Paused:
                Paused(what);
                break;
            default:
                PublishPin(what);
                break;
        }
    }

    /// <summary>The consumer began or ended.</summary>
    public void PublishAction(string action, string subject) => publisher.Publish(
        Subject("ADVISORY", subject),
        new ConsumerActionAdvisory { Stream = stream, Consumer = consumer, Domain = domain, Action = action },
        ConsumerActionAdvisory.Shape);

    private void Naked(in ConsumerAdvisory what) => publisher.Publish(
        Subject("ADVISORY", "MSG_NAKED"),
        new MessageNaked
        {
            Stream = stream,
            Consumer = consumer,
            Domain = domain,
            ConsumerSequence = what.ConsumerSequence,
            StreamSequence = what.StreamSequence,
            Deliveries = (ulong)what.Deliveries,
        },
        MessageNaked.Shape);

    private void Terminated(in ConsumerAdvisory what) => publisher.Publish(
        Subject("ADVISORY", "MSG_TERMINATED"),
        new MessageTerminated
        {
            Stream = stream,
            Consumer = consumer,
            Domain = domain,
            ConsumerSequence = what.ConsumerSequence,
            StreamSequence = what.StreamSequence,
            Deliveries = (ulong)what.Deliveries,
            Reason = what.Reason ?? "",
        },
        MessageTerminated.Shape);

    private void Sampled(in ConsumerAdvisory what) => publisher.Publish(
        Subject("METRIC", "ACK"),
        new AckSample
        {
            Stream = stream,
            Consumer = consumer,
            Domain = domain,
            ConsumerSequence = what.ConsumerSequence,
            StreamSequence = what.StreamSequence,
            AckTimeNs = what.AckTime,
            Deliveries = (ulong)what.Deliveries,
        },
        AckSample.Shape);

    private void Paused(in ConsumerAdvisory what) => publisher.Publish(
        Subject("ADVISORY", "PAUSE"),
        new ConsumerPauseAdvisory
        {
            Stream = stream,
            Consumer = consumer,
            Domain = domain,
            IsPaused = what.IsPaused,
            PauseUntil = what.PauseUntil == 0 ? default : WireTime.FromUnixNanoseconds(what.PauseUntil),
        },
        ConsumerPauseAdvisory.Shape);

    private void PublishPin(in ConsumerAdvisory what)
    {
        if (what.Kind == ConsumerAdvisoryKind.Pinned)
        {
            publisher.Publish(
                Subject("ADVISORY", "PINNED"),
                new GroupPinned
                {
                    Account = account,
                    Stream = stream,
                    Consumer = consumer,
                    Domain = domain,
                    Group = what.Group ?? "",
                    PinnedId = what.PinnedId ?? "",
                },
                GroupPinned.Shape);
            return;
        }

        publisher.Publish(
            Subject("ADVISORY", "UNPINNED"),
            new GroupUnpinned
            {
                Account = account,
                Stream = stream,
                Consumer = consumer,
                Domain = domain,
                Group = what.Group ?? "",
                Reason = what.Reason ?? "",
            },
            GroupUnpinned.Shape);
    }

    private string Subject(string family, string kind) => $"{family}.CONSUMER.{kind}.{stream}.{consumer}";
}
