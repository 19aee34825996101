using System.Buffers;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Core.Internal;

/// <summary>Publishes the server's own messages: answers, events, measurements. Not for the hot path.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class InternalPublisher(BrokerPorts ports)
{
    /// <summary>Publishes into an account. Returns the number of targets that took it.</summary>
    /// <param name="account">Whose subscribers get it, and who imports from them.</param>
    /// <param name="subject">Literal subject.</param>
    /// <param name="reply">Empty: no answer is wanted.</param>
    /// <param name="headers">A whole header block, or empty.</param>
    /// <param name="payload">What follows the headers.</param>
    /// <param name="within">The producer's on whose thread this happens, if a message of his is on its way; else null.</param>
    public int Publish(
        Account account, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload, FlushSet? within = null)
    {
        MatchResult<ISink> targets = new();
        account.Interest.Match(subject, targets);
        if (targets.IsEmpty)
        {
            return 0;
        }

        int headerSize = headers.IsEmpty ? -1 : headers.Length;
        byte[] body = [.. headers, .. payload];
        byte[] tail = ArrayPool<byte>.Shared.Rent(MessageWriter.TailMax(reply.Length, body.Length));
        int length = MessageWriter.ComposeTail(tail, reply, headerSize, body);
        FlushSet flushes = within ?? new FlushSet { Now = ports.Time.GetTimestamp() };
        Publication publication = new()
        {
            Head = [.. "HMSG "u8, .. subject, (byte)' '],
            Tail = tail.AsSpan(0, length),
            Reply = reply,
            Body = body,
            HeaderSize = headerSize,
            Source = null,
        };
        int delivered = Router.Deliver(targets, publication, flushes, ports.Random);
        if (within is null)
        {
            flushes.Flush();
        }

        ArrayPool<byte>.Shared.Return(tail);
        return delivered;
    }

    public int Publish(Account account, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> payload) => Publish(account, subject, default, default, payload);
}
