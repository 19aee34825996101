namespace Gust.JetStream.Streams;

/// <summary>Work on one stream, done by its owner in the order in which it came, once all that was published before is in the stream.</summary>
internal interface IStreamTask
{
    /// <summary>Must not throw. A stream that has ended meanwhile says so by <see cref="StreamOwner.IsEnded"/>.</summary>
    void Run(StreamOwner stream);
}
