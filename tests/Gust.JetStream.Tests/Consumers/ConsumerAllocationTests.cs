using Gust.Foundation;
using Gust.JetStream.Consumers;
using Gust.Storage.Streams;

namespace Gust.JetStream.Tests.Consumers;

public sealed class ConsumerAllocationTests
{
    private const int Batch = 100;
    private const int Attempts = 20;

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
        long allocated = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && allocated > 0; attempt++)
        {
            allocated = Math.Min(allocated, Measure(settings) ?? long.MaxValue); // what each message costs, every attempt shows
        }

        Assert.Equal(0, allocated);
    }

    /// <summary>Null: a collection came in between, after which the runtime counts what is left of the thread's allocation buffer as used.</summary>
    private static long? Measure(ConsumerSettings settings)
    {
        NaiveStreamStore store = new();
        CountingPort port = new();
        for (ulong sequence = 1; sequence <= 10 * Batch; sequence++)
        {
            store.Append(new StoredMessage { Sequence = sequence, Time = 1, Subject = "a.x"u8, Headers = default, Payload = "m"u8 });
        }

        Consumer consumer = new(settings, store, port, new SeededRandom(1));
        consumer.Start(1);
        RunBatch(consumer, 1);
        RunBatch(consumer, 1 + Batch);
        int collections = GC.CollectionCount(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 2; round < 10; round++)
        {
            RunBatch(consumer, 1 + ((ulong)round * Batch));
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(10 * Batch, port.Delivered);
        return GC.CollectionCount(0) == collections ? allocated : null;
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
