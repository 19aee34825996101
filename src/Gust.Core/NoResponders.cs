using System.Text;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>Tells a requester at once that nobody listens (spec: protocol.md section 7).</summary>
internal static class NoResponders
{
    /// <summary>Sends the 503 status to the requester's own plain subscription for the reply, if it holds one.</summary>
    /// <remarks>A status of the server's own: it does not count towards the maximum of the subscription.</remarks>
    public static void Answer(ClientSession session, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> subject)
    {
        MatchResult<ISink> targets = new();
        session.Account.Interest.Match(reply, targets);
        foreach (ISink sink in targets.Plain)
        {
            if (sink is Subscription subscription && subscription.Session == session)
            {
                session.Replies.Reply(Message(reply, subscription.Sid, subject));
                return;
            }
        }
    }

    private static byte[] Message(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> sid, ReadOnlySpan<byte> subject)
    {
        ReadOnlySpan<byte> status = "NATS/1.0 503\r\nNats-Subject: "u8;
        int size = status.Length + subject.Length + 4;
        return [.. "HMSG "u8, .. reply, (byte)' ', .. sid, .. Encoding.ASCII.GetBytes($" {size} {size}\r\n"), .. status, .. subject, .. "\r\n\r\n\r\n"u8];
    }
}
