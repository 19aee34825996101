using Gust.Core;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Backups;

/// <summary>Takes the chunks of a backup to the stream that is restored from them, and slows a sender down who does not wait for answers.</summary>
internal sealed class RestoreEndpoint(StreamInbox inbox) : ISink
{
    /// <summary>Bytes that wait at which the sender waits a little before it goes on.</summary>
    private const long BacklogBytes = 4 << 20;

    /// <summary>Bytes that wait at which it waits longer.</summary>
    private const long CongestionBytes = 32 << 20;

    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly == true)
        {
            return true;
        }

        int headers = Math.Max(0, publication.HeaderSize);
        inbox.Post(MailKind.Restore, publication.Reply, publication.Subject, default, publication.Body[headers..]);
        flushes.Backlogged |= inbox.Bytes > BacklogBytes;
        if (inbox.Bytes > CongestionBytes)
        {
            flushes.Congested = true;
            flushes.Behind = inbox;
        }

        return true;
    }
}
