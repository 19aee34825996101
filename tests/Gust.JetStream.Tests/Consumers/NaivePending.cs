namespace Gust.JetStream.Tests.Consumers;

internal sealed class NaivePending(ulong sequence, ulong consumerSequence)
{
    public ulong Sequence { get; } = sequence;

    public ulong ConsumerSequence { get; } = consumerSequence;

    public int Deliveries { get; set; } = 1;

    public long Due { get; set; }
}
