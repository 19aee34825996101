using Gust.JetStream.Consumers;
using Gust.Storage.Streams;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>Takes everything and keeps nothing.</summary>
internal sealed class CountingPort : IConsumerPort
{
    public int Delivered { get; private set; }

    public bool Deliver(ReadOnlySpan<byte> to, in StoredMessage message, ReadOnlySpan<byte> reply)
    {
        Delivered++;
        return true;
    }

    public void SendStatus(ReadOnlySpan<byte> to, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> reply)
    {
    }

    public bool HasInterest(ReadOnlySpan<byte> subject) => true;

    public void Journal(ReadOnlySpan<byte> records)
    {
    }

    public void ConfirmAck(ReadOnlySpan<byte> to)
    {
    }

    public void Settle(ulong sequence)
    {
    }

    public void Advise(in ConsumerAdvisory advisory)
    {
    }

    public void Expire()
    {
    }
}
