using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>On a work queue each message belongs to one consumer, which takes it from the beginning and acknowledges it.</summary>
internal static class WorkQueueChecks
{
    public static ErrorCode? Check(ConsumerConfig config, IEnumerable<ConsumerConfig> others)
    {
        if (config.AckPolicy is not (AckKind.Explicit or AckKind.FlowControl))
        {
            bool isPullWithoutAck = config.DeliverSubject.Length == 0 && config.AckPolicy == AckKind.None;
            return isPullWithoutAck ? ErrorCode.ConsumerPullRequiresAck : ErrorCode.ConsumerWQRequiresExplicitAck;
        }

        if (config.DeliverPolicy != DeliverKind.All)
        {
            return ErrorCode.ConsumerWQConsumerNotDeliverAll;
        }

        string[] filters = [.. ConsumerFilters.Of(config)];
        foreach (ConsumerConfig other in others)
        {
            if (filters.Length == 0)
            {
                return ErrorCode.ConsumerWQMultipleUnfiltered;
            }

            string[] taken = [.. ConsumerFilters.Of(other)];
            if (taken.Length == 0 || Subject.AnyOverlap(filters, taken))
            {
                return ErrorCode.ConsumerWQConsumerNotUnique;
            }
        }

        return null;
    }
}
