using Gust.Foundation;
using Gust.JetStream.Consumers;
using Gust.Storage.Streams;

namespace Gust.JetStream.Tests.Consumers;

public sealed class ConsumerAllocationTests
{
    private const int Batch = 100;
    private readonly NaiveStreamStore _store = new();
    private readonly CountingPort _port = new();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Delivery_and_acknowledgement_allocate_nothing(bool acks, bool headersOnly)
    {
        ConsumerSettings settings = new()
        {
            Stream = "S",
            Name = "C",
            AckPolicy = acks ? AckPolicy.Explicit : AckPolicy.None,
            HeadersOnly = headersOnly,
            Filter = ConsumerRig.Filter("a.*"),
        };
        for (ulong sequence = 1; sequence <= 10 * Batch; sequence++)
        {
            _store.Append(new StoredMessage { Sequence = sequence, Time = 1, Subject = "a.x"u8, Headers = default, Payload = "m"u8 });
        }

        Consumer consumer = new(settings, _store, _port, new SeededRandom(1));
        consumer.Start(1);
        RunBatch(consumer, 1);
        RunBatch(consumer, 1 + Batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 2; round < 10; round++)
        {
            RunBatch(consumer, 1 + ((ulong)round * Batch));
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(10 * Batch, _port.Delivered);
        Assert.Equal(0, allocated);
    }

    private static void RunBatch(Consumer consumer, ulong first)
    {
        consumer.OnRequest("in.box"u8, "100"u8, 1);
        consumer.Pump(1);
        for (ulong sequence = first; sequence < first + Batch; sequence++)
        {
            consumer.OnAck(new AckSubject { StreamSequence = sequence, ConsumerSequence = sequence }, "+ACK"u8, "in.ack"u8, 1);
            consumer.Pump(1);
        }
    }
}
