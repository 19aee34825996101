using System.Runtime.CompilerServices;
using Gust.Core.Tracing;
using Gust.JetStream.Consumers;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>Spans of what a stream does with messages that are sampled. Costs one look where nobody listens.</summary>
internal static class StreamSpans
{
    /// <summary>A message is in the stream and on stable storage; it came when it says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stored(StreamOwner stream, in StoredMessage message)
    {
        if (MessageSpans.AreWanted)
        {
            Tell(MessageStep.Store, stream, message, DateTimeOffset.UnixEpoch.AddTicks(message.Time / TimeSpan.NanosecondsPerTick), consumer: null, deliveries: 0);
        }
    }

    /// <summary>A consumer has sent a message to its client.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Delivered(StreamOwner stream, string consumer, in StoredMessage message)
    {
        if (MessageSpans.AreWanted)
        {
            Tell(MessageStep.Delivery, stream, message, Now(stream), consumer, deliveries: 0);
        }
    }

    /// <summary>A client is about to acknowledge a message, which may then be gone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Acknowledged(StreamOwner stream, string consumer, in AckSubject ack)
    {
        if (MessageSpans.AreWanted && stream.Store.TryLoad(ack.StreamSequence, out StoredMessage message))
        {
            Tell(MessageStep.Acknowledgement, stream, message, Now(stream), consumer, ack.Deliveries);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Tell(in MessageStep step, StreamOwner stream, in StoredMessage message, DateTimeOffset start, string? consumer, ulong deliveries)
    {
        if (MessageSpans.Begin(step, message.Headers, message.Subject, start) is not { } span)
        {
            return;
        }

        span.SetTag("messaging.message.body.size", message.Payload.Length)
            .SetTag("messaging.consumer.group.name", consumer)
            .SetTag("gust.account", stream.Site.Account.Name)
            .SetTag("gust.stream", stream.Name)
            .SetTag("gust.stream.sequence", (long)message.Sequence)
            .SetTag("gust.deliveries", deliveries == 0 ? null : (long)deliveries);
        MessageSpans.End(span, Now(stream));
    }

    private static DateTimeOffset Now(StreamOwner stream) => stream.Context.Broker.Time.GetUtcNow();
}
