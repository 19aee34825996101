using Gust.JetStream.Commits;

namespace Gust.JetStream.Streams.Changes;

/// <summary>A stream begins: once this is committed, it takes messages.</summary>
/// <param name="done">Told when it has begun, or not.</param>
internal sealed class CreateStream(ChangeDone done) : IStreamChange
{
    public void Propose(StreamOwner stream)
    {
        byte[] body = StreamRecords.StreamCreated(stream.Site.Account.Name, stream.Created, stream.Config);
        stream.TryPropose(StreamRecordKind.Created, body, this);
    }

    public void Apply(StreamOwner stream)
    {
        stream.IsCommitted = true;
        stream.BeginSequence();
        stream.Start();
        done(null);
    }

    public void Refuse(IOException why) => done(why);
}
