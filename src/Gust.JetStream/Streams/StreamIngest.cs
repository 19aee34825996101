using System.Buffers;
using Gust.Core;
using Gust.Core.Sharing;
using Gust.Core.Tracing;

namespace Gust.JetStream.Streams;

/// <summary>A stream as a target of messages: copies each to its owner, and slows producers down that are faster than the disk.</summary>
internal sealed class StreamIngest(StreamInbox inbox, string stream, byte[] subject) : ISubscriber
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
        int headers = Math.Max(0, publication.HeaderSize);
        ReadOnlySpan<byte> block = publication.Body[..headers];
        ReadOnlySpan<byte> payload = publication.Body[headers..];
        if (publication.Trace is { IsTold: true } trace)
        {
            ArrayBufferWriter<byte> untraced = new(); // what is kept is not traced again when it is sent on
            TraceHeaders.WriteDisabled(untraced, block);
            inbox.Post(new TracedPublish(trace.AddStream(stream)), publication.Reply, publication.Subject, untraced.WrittenSpan, payload);
        }
        else
        {
            inbox.Post(MailKind.Publish, publication.Reply, publication.Subject, block, payload);
        }

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
