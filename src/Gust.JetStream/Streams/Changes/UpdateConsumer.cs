using Gust.JetStream.Commits;
using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Changes;

/// <summary>A consumer gets another configuration.</summary>
/// <param name="host">Which.</param>
/// <param name="config">Checked by the rules.</param>
/// <param name="done">Told when it has it, or not.</param>
internal sealed class UpdateConsumer(ConsumerHost host, ConsumerConfig config, ChangeDone done) : IStreamChange
{
    public void Propose(StreamOwner stream)
    {
        byte[] body = StreamRecords.ConsumerCreated(host.Number, host.Created, config);
        stream.TryPropose(StreamRecordKind.ConsumerUpdated, body, this);
    }

    public void Apply(StreamOwner stream)
    {
        host.Update(config, stream.Now);
        stream.Consumers.MarkReady(host);
        done(null);
    }

    public void Refuse(IOException why) => done(why);
}
