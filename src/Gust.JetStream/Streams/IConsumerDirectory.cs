namespace Gust.JetStream.Streams;

/// <summary>Is told which consumers there are, so that messages find them. For any thread.</summary>
internal interface IConsumerDirectory
{
    void OnConsumerAdded(StreamOwner stream, ConsumerHost consumer);

    void OnConsumerRemoved(StreamOwner stream, ConsumerHost consumer);
}
