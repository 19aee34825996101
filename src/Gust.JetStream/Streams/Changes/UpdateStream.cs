using Gust.JetStream.Commits;
using Gust.JetStream.Model;

namespace Gust.JetStream.Streams.Changes;

/// <summary>A stream gets another configuration, and its limits hold at once.</summary>
/// <param name="config">Checked by the rules.</param>
/// <param name="done">Told when it has it, or not.</param>
internal sealed class UpdateStream(StreamConfig config, ChangeDone done) : IStreamChange
{
    public void Propose(StreamOwner stream) => stream.TryPropose(StreamRecordKind.Updated, StreamRecords.StreamUpdated(config), this);

    public void Apply(StreamOwner stream)
    {
        StreamConfig old = stream.Config;
        stream.Configure(config);
        stream.Subscriptions.Update(config.Subjects ?? []);
        stream.Origins.Update(config);
        stream.Contents.OnReconfigured(old);
        stream.Retention.OnConsumerRemoved(); // who retains by interest keeps nothing that nobody waits for
        stream.Retention.Propose();
        stream.Follow(new Tell(done));
    }

    public void Refuse(IOException why) => done(why);

    /// <summary>The answer shows what is left.</summary>
    private sealed class Tell(ChangeDone done) : IStreamChange
    {
        public void Apply(StreamOwner stream) => done(null);

        public void Refuse(IOException why) => done(null);
    }
}
