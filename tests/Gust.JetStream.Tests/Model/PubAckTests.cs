using System.Buffers;
using System.Text;
using Gust.JetStream.Model;

namespace Gust.JetStream.Tests.Model;

public sealed class PubAckTests
{
    [Fact]
    public void An_acknowledgement_names_stream_domain_and_sequence()
    {
        Assert.Equal("""{"stream":"S","seq":2}""", Text(new PubAck("S", ""), (ack, output) => ack.Write(output, 2)));
        Assert.Equal("""{"stream":"S","domain":"hub","seq":2}""", Text(new PubAck("S", "hub"), (ack, output) => ack.Write(output, 2)));
    }

    [Fact]
    public void A_duplicate_is_written_with_the_blank_that_clients_know() =>
        Assert.Equal(
            """{"stream":"S","seq":4,"duplicate": true}""", Text(new PubAck("S", ""), (ack, output) => ack.WriteDuplicate(output, 4)));

    [Fact]
    public void Counters_and_batches_add_what_came_out()
    {
        PubAck acks = new("S", "");
        Assert.Equal("""{"stream":"S","seq":4,"val":"12"}""", Text(acks, (ack, output) => ack.WriteCounter(output, 4, "12"u8)));
        Assert.Equal("""{"stream":"S","seq":9,"batch":"b","count":3}""", Text(acks, (ack, output) => ack.WriteBatch(output, 9, "b", 3)));
    }

    [Fact]
    public void An_error_names_the_stream_and_no_sequence()
    {
        JetStreamError error = JetStreamError.Of(ErrorCode.StreamWrongLastSequence, 7);
        Assert.Equal(
            """{"error":{"code":400,"err_code":10071,"description":"wrong last sequence: 7"},"stream":"S","seq":0}""",
            Text(new PubAck("S", ""), (ack, output) => ack.WriteError(output, error)));
    }

    [Fact]
    public void An_acknowledgement_allocates_nothing()
    {
        PubAck ack = new("ORDERS", "hub");
        ArrayBufferWriter<byte> output = new(4096);
        ack.Write(output, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong sequence = 1; sequence < 50; sequence++)
        {
            ack.Write(output, sequence);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Text(PubAck ack, Action<PubAck, IBufferWriter<byte>> write)
    {
        ArrayBufferWriter<byte> output = new();
        write(ack, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
