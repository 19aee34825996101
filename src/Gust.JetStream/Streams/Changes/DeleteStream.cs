using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Streams.Changes;

/// <summary>A stream ends with all that is in it.</summary>
/// <param name="done">Told when it has ended, or not.</param>
internal sealed class DeleteStream(ChangeDone done) : IStreamChange
{
    public void Propose(StreamOwner stream) => stream.TryPropose(StreamRecordKind.Deleted, default, this);

    public void Apply(StreamOwner stream)
    {
        foreach (ConsumerHost consumer in stream.Consumers.All)
        {
            stream.Site.Directory.OnConsumerRemoved(stream, consumer);
        }

        stream.End(PullStatus.Deleted);
        done(null);
    }

    public void Refuse(IOException why) => done(why);
}
