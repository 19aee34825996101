namespace Gust.JetStream.Consumers;

/// <summary>A place in what a consumer delivered: the number of the delivery, and the message's sequence in the stream.</summary>
internal readonly record struct ConsumerPosition(ulong Consumer, ulong Stream);
