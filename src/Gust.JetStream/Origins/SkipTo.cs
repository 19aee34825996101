using Gust.JetStream.Streams;

namespace Gust.JetStream.Origins;

/// <summary>A mirror gives sequences away whose messages its origin has no more.</summary>
internal sealed class SkipTo(ulong sequence) : IStreamChange
{
    public void Apply(StreamOwner stream) => stream.Contents.Skip(sequence);

    /// <summary>The origin is asked again.</summary>
    public void Refuse(IOException why)
    {
    }
}
