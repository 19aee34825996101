using System.Text;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>A message of the server itself into an account.</summary>
internal static class Announcement
{
    /// <summary>Publishes without headers and reply.</summary>
    /// <param name="broker">The server.</param>
    /// <param name="account">Where it is published.</param>
    /// <param name="subject">A literal subject.</param>
    /// <param name="payload">All of its body.</param>
    /// <param name="flushes">The producer's on whose thread this happens; null outside of any.</param>
    public static void Publish(Broker broker, Account account, string subject, ReadOnlySpan<byte> payload, FlushSet? flushes)
    {
        byte[] head = [.. "HMSG "u8, .. Encoding.UTF8.GetBytes(subject), (byte)' '];
        MatchResult<ISink> targets = new();
        account.Interest.Match(head.AsSpan(5, head.Length - 6), targets);
        if (targets.IsEmpty)
        {
            return;
        }

        FlushSet own = flushes ?? new FlushSet();
        byte[] tail = broker.Buffers.Rent(MessageWriter.TailMax(0, payload.Length));
        int length = MessageWriter.ComposeTail(tail, default, headerSize: -1, payload);
        Publication publication = new()
        {
            Head = head,
            Tail = tail.AsSpan(0, length),
            Reply = default,
            Body = payload,
            HeaderSize = -1,
            Source = null,
        };
        Router.Deliver(targets, publication, own, broker.Random);
        broker.Buffers.Return(tail);
        if (flushes is null)
        {
            own.Flush();
        }
    }
}
