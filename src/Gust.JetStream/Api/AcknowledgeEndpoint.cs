using Gust.Core;
using Gust.JetStream.Consumers;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>Takes clients' acknowledgements to the streams that the messages came from.</summary>
internal sealed class AcknowledgeEndpoint(JetStreamAccount account) : ISink
{
    public int SlotIndex { get; set; }

    /// <summary>A consumer that does not exist has nobody who listens.</summary>
    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly == true
            || !AckSubject.TryParse(publication.Subject, out AckSubject ack)
            || !account.TryGetConsumer(ack.Path, out StreamOwner? stream))
        {
            return false;
        }

        stream.Inbox.Post(
            MailKind.Acknowledge, publication.Reply, publication.Subject, default, publication.Body[Math.Max(0, publication.HeaderSize)..]);
        return true;
    }
}
