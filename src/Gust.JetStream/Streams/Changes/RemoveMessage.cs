using System.Buffers;
using Gust.JetStream.Commits;

namespace Gust.JetStream.Streams.Changes;

/// <summary>One message goes.</summary>
/// <param name="sequence">Which.</param>
/// <param name="erase">Its bytes are overwritten.</param>
/// <param name="done">Told whether there was one, or why it stays.</param>
internal sealed class RemoveMessage(ulong sequence, bool erase, Action<bool, IOException?> done) : IStreamChange
{
    public void Propose(StreamOwner stream)
    {
        ArrayBufferWriter<byte> body = new();
        StreamRecords.WriteRemoved(body, [sequence], erase);
        stream.TryPropose(StreamRecordKind.Removed, body.WrittenSpan, this);
    }

    public void Apply(StreamOwner stream) => done(stream.Contents.Remove(sequence, erase), null);

    public void Refuse(IOException why) => done(false, why);
}
