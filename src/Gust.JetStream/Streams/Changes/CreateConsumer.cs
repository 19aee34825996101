using Gust.JetStream.Commits;
using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Changes;

/// <summary>A consumer begins.</summary>
/// <param name="config">Checked by the rules, with its name.</param>
/// <param name="done">Told when it has begun, or not.</param>
internal sealed class CreateConsumer(ConsumerConfig config, ChangeDone done) : IStreamChange
{
    private uint _number;
    private long _created;

    public void Propose(StreamOwner stream)
    {
        _number = ++stream.Consumers.LastNumber;
        _created = stream.Now;
        stream.TryPropose(StreamRecordKind.ConsumerCreated, StreamRecords.ConsumerCreated(_number, _created, config), this);
    }

    public void Apply(StreamOwner stream)
    {
        if (!stream.Consumers.TryGet(config.Name, out _))
        {
            ConsumerHost host = stream.Consumers.Add(_number, config, _created);
            host.Start(stream.Now);
            stream.Consumers.MarkReady(host);
            host.Advisories.PublishAction("create", "CREATED");
        }

        done(null);
    }

    public void Refuse(IOException why) => done(why);
}
