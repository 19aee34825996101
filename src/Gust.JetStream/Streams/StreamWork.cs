namespace Gust.JetStream.Streams;

/// <summary>Work on one stream as a function.</summary>
internal sealed class StreamWork(Action<StreamOwner> work) : IStreamTask
{
    public void Run(StreamOwner stream) => work(stream);
}
