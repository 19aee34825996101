using System.Text;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>Tells a requester at once that nobody listens (spec: protocol.md section 7).</summary>
internal static class NoResponders
{
    /// <summary>Delivers the 503 status to the requester's own plain subscription for the reply, if it holds one.</summary>
    public static void Answer(ClientSession session, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, FlushSet flushes)
    {
        MatchResult<ISink> targets = new();
        session.Account.Interest.Match(reply, targets);
        foreach (ISink sink in targets.Plain)
        {
            if (sink is Subscription subscription && subscription.Session == session)
            {
                Deliver(subscription, reply, subject, flushes);
                return;
            }
        }
    }

    private static void Deliver(Subscription subscription, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject, FlushSet flushes)
    {
        byte[] body = [.. "NATS/1.0 503\r\nNats-Subject: "u8, .. subject, .. "\r\n\r\n"u8];
        byte[] tail = Encoding.ASCII.GetBytes($"{body.Length} {body.Length}\r\n");
        byte[] head = [.. "HMSG "u8, .. reply, (byte)' '];
        Publication publication = new()
        {
            Head = head,
            Tail = (byte[])[.. tail, .. body, .. "\r\n"u8],
            Reply = default,
            Body = body,
            HeaderSize = body.Length,
            Source = null,
        };
        subscription.Deliver(publication, flushes);
    }
}
