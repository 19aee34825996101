using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Streams.Changes;

/// <summary>A consumer ends.</summary>
/// <param name="host">Which.</param>
/// <param name="done">Told when it has ended, or not; null: nobody asks.</param>
internal sealed class DeleteConsumer(ConsumerHost host, ChangeDone? done) : IStreamChange
{
    public void Propose(StreamOwner stream)
    {
        Span<byte> number = stackalloc byte[VarInt.BytesMax];
        stream.TryPropose(StreamRecordKind.ConsumerDeleted, number[..StreamRecords.WriteNumber(number, host.Number)], this);
    }

    public void Apply(StreamOwner stream)
    {
        if (stream.Consumers.TryGet(host.Number, out _))
        {
            host.Engine.EndRequests(PullStatus.Deleted);
            stream.Consumers.Remove(host);
            stream.Retention.OnConsumerRemoved();
            host.Advisories.PublishAction("delete", "DELETED");
        }

        done?.Invoke(null);
    }

    public void Refuse(IOException why) => done?.Invoke(why);
}
