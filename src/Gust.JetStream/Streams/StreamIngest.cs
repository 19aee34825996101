using Gust.Core;
using Gust.Core.Sharing;

namespace Gust.JetStream.Streams;

/// <summary>A stream as a target of messages: copies each to its owner, and slows producers down that are faster than the disk.</summary>
internal sealed class StreamIngest(StreamInbox inbox, byte[] subject) : ISubscriber
{
    /// <summary>Bytes that wait at which producers wait a little before they go on.</summary>
    private const long BacklogBytes = 4 << 20;

    /// <summary>Bytes that wait at which they wait longer.</summary>
    private const long CongestionBytes = 32 << 20;

    public byte[] Subject => subject;

    public byte[] Queue => [];

    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly == true)
        {
            return true;
        }

        int headers = Math.Max(0, publication.HeaderSize);
        inbox.Post(MailKind.Publish, publication.Reply, publication.Subject, publication.Body[..headers], publication.Body[headers..]);
        long waiting = inbox.Bytes;
        flushes.Backlogged |= waiting > BacklogBytes;
        if (waiting > CongestionBytes)
        {
            flushes.Congested = true;
            flushes.Behind = inbox;
        }

        return true;
    }
}
