namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>What a publisher of a batch is told, once all that came before is in the stream.</summary>
/// <param name="stream">Whose batch it is.</param>
/// <param name="reply">Empty: nobody is told.</param>
/// <param name="body">What is said.</param>
/// <param name="isOwed">Nothing else answers: when it does not come to this, the reason is said instead.</param>
internal sealed class LateAnswer(StreamOwner stream, ReadOnlySpan<byte> reply, byte[] body, bool isOwed) : IStreamChange
{
    private readonly byte[] _reply = reply.ToArray();

    public void Apply(StreamOwner owner)
    {
        if (_reply.Length > 0)
        {
            owner.Client.Publish(_reply, default, default, body);
        }
    }

    public void Refuse(IOException why)
    {
        if (isOwed && !stream.IsEnded)
        {
            stream.Acks.Refuse(_reply, StreamCommits.ErrorOf(why));
        }
    }
}
