using System.Buffers;
using Gust.JetStream.Commits;

namespace Gust.JetStream.Streams.Changes;

/// <summary>Many messages go.</summary>
/// <param name="filter">A subject, with wildcards or not; empty: all.</param>
/// <param name="below">Messages before it go; <see cref="ulong.MaxValue"/>: all.</param>
/// <param name="keep">As many of the newest stay.</param>
/// <param name="done">Told how many went, or why none.</param>
internal sealed class PurgeMessages(byte[] filter, ulong below, long keep, Action<long, IOException?> done) : IStreamChange
{
    public void Propose(StreamOwner stream)
    {
        ArrayBufferWriter<byte> body = new();
        StreamRecords.WritePurged(body, filter, below, keep);
        stream.TryPropose(StreamRecordKind.Purged, body.WrittenSpan, this);
    }

    public void Apply(StreamOwner stream) => done(stream.Contents.Purge(filter, below, keep), null);

    public void Refuse(IOException why) => done(0, why);
}
