using Gust.Core.Tracing;

namespace Gust.JetStream.Streams;

/// <summary>Goes along with a published message whose sender wants to know its way.</summary>
internal sealed class TracedPublish(StreamStation station) : IStreamTask
{
    public StreamStation Station => station;

    /// <summary>The stream has ended before it came to the message.</summary>
    public void Run(StreamOwner stream) => station.Finish("", error: "the stream has ended");
}
