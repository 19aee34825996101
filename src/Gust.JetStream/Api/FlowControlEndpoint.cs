using Gust.Core;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api;

/// <summary>Takes clients' answers to flow control requests to the streams: <c>$JS.FC.stream.consumer.token</c>.</summary>
internal sealed class FlowControlEndpoint(JetStreamAccount account) : ISink
{
    private const int NameStart = 7;

    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        ReadOnlySpan<byte> name = publication.Subject[NameStart..];
        int end = name.LastIndexOf((byte)'.');
        if (publication.Trace?.IsOnly == true || end < 0 || !account.TryGetConsumer(name[..end], out StreamOwner? stream))
        {
            return false;
        }

        int headers = Math.Max(0, publication.HeaderSize);
        stream.Inbox.Post(
            MailKind.FlowControl, publication.Reply, publication.Subject, publication.Body[..headers], publication.Body[headers..]);
        return true;
    }
}
