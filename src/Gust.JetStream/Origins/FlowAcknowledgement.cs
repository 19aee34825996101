using System.Text;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Origins;

/// <summary>Answers a durable consumer's flow control request, which acknowledges what came so far: once all of that is stored here, for the origin may then let go of it.</summary>
/// <param name="to">Where the answer goes.</param>
/// <param name="delivered">How many messages came since the consumer began anew.</param>
/// <param name="sequence">The last of them at the origin; 0: none came.</param>
internal sealed class FlowAcknowledgement(byte[] to, ulong delivered, ulong sequence) : IStreamChange
{
    public void Apply(StreamOwner stream) => stream.Client.Publish(
        to, default, Encoding.ASCII.GetBytes($"NATS/1.0\r\nNats-Last-Consumer: {delivered}\r\nNats-Last-Stream: {sequence}\r\n\r\n"), default);

    /// <summary>It comes again.</summary>
    public void Refuse(IOException why)
    {
    }
}
