using System.Buffers.Binary;
using Gust.Core;
using Gust.Core.Sharing;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Origins;

/// <summary>Where an origin's messages, or its answer to a request, come in: copies each to the stream's owner, with the number of the attempt it is for.</summary>
internal sealed class OriginSink(StreamInbox inbox, byte[] subject, uint attempt, bool isAnswer) : ISubscriber
{
    /// <summary>Bytes that stand before the reply subject in the mail.</summary>
    public const int TagSize = 5;

    private const int ReplyOnStackMax = 512;

    public byte[] Subject => subject;

    public byte[] Queue => [];

    public int SlotIndex { get; set; }

    /// <summary>Takes the tag off the reply of a mail.</summary>
    public static uint ReadTag(ref ReadOnlySpan<byte> reply, out bool isAnswer)
    {
        uint attempt = BinaryPrimitives.ReadUInt32LittleEndian(reply);
        isAnswer = reply[TagSize - 1] != 0;
        reply = reply[TagSize..];
        return attempt;
    }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly == true)
        {
            return true;
        }

        int length = TagSize + publication.Reply.Length;
        Span<byte> reply = length <= ReplyOnStackMax ? stackalloc byte[ReplyOnStackMax] : new byte[length];
        BinaryPrimitives.WriteUInt32LittleEndian(reply, attempt);
        reply[TagSize - 1] = isAnswer ? (byte)1 : (byte)0;
        publication.Reply.CopyTo(reply[TagSize..]);
        int headers = Math.Max(0, publication.HeaderSize);
        inbox.Post(MailKind.Origin, reply[..length], publication.Subject, publication.Body[..headers], publication.Body[headers..]);
        return true;
    }
}
