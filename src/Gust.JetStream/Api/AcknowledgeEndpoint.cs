using System.Text;
using Gust.Core;
using Gust.JetStream.Consumers;
using Gust.JetStream.Hosting;
using Gust.JetStream.Origins;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>Takes clients' acknowledgements to the streams that the messages came from.</summary>
internal sealed class AcknowledgeEndpoint(JetStreamAccount account) : ISink
{
    private readonly byte[] _hash = Encoding.UTF8.GetBytes(StreamIdentity.Hash(account.Account.Name));
    private readonly byte[] _domain = Encoding.UTF8.GetBytes(account.Context.Domain);

    public int SlotIndex { get; set; }

    /// <summary>A consumer that does not exist has nobody who listens.</summary>
    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly == true
            || !AckSubject.TryParse(publication.Subject, out AckSubject ack)
            || !IsForUs(ack)
            || !account.TryGetConsumer(ack.Path, out StreamOwner? stream))
        {
            return false;
        }

        stream.Inbox.Post(
            MailKind.Acknowledge, publication.Reply, publication.Subject, default, publication.Body[Math.Max(0, publication.HeaderSize)..]);
        return true;
    }

    /// <summary>The long form says whose it is.</summary>
    private bool IsForUs(in AckSubject ack) =>
        ack.AccountHash.IsEmpty || (ack.AccountHash.SequenceEqual(_hash) && ack.Domain.SequenceEqual(_domain));
}
