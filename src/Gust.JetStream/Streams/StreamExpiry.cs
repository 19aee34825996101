using System.Buffers;
using Gust.JetStream.Commits;

namespace Gust.JetStream.Streams;

/// <summary>Ends messages whose time is over (<c>max_age</c>), by the clock and without scans.</summary>
internal sealed class StreamExpiry(StreamOwner stream)
{
    private bool _isUnderWay;

    /// <summary>When the oldest message's time is over.</summary>
    public long NextDue => stream.Config.MaxAgeNs <= 0 || _isUnderWay || stream.Store.Counts.Messages == 0
        ? Nanoseconds.Never
        : Nanoseconds.Add(stream.Store.State.FirstTime, stream.Config.MaxAgeNs);

    /// <summary>Proposes to remove what is too old.</summary>
    public void Run(long now)
    {
        if (NextDue > now)
        {
            return;
        }

        ulong below = stream.Store.FirstSequenceAt(now - stream.Config.MaxAgeNs + 1);
        ArrayBufferWriter<byte> body = new();
        StreamRecords.WritePurged(body, default, below, 0);
        _isUnderWay = true;
        stream.TryPropose(StreamRecordKind.Purged, body.WrittenSpan, new Expire(this, below));
    }

    private sealed class Expire(StreamExpiry expiry, ulong below) : IStreamChange
    {
        public void Apply(StreamOwner stream)
        {
            expiry._isUnderWay = false;
            stream.Contents.Purge(default, below, 0);
        }

        public void Refuse(IOException why) => expiry._isUnderWay = false;
    }
}
