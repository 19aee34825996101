using System.Text;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Tests.Streams;

public sealed class RecordCodecTests
{
    private const string Headers = "NATS/1.0\r\nA: b\r\n\r\n";

    [Theory]
    [InlineData("", "")]
    [InlineData(Headers, "")]
    [InlineData("", "content")]
    [InlineData(Headers, "content")]
    public void Message_comes_back_as_it_was(string headers, string payload)
    {
        byte[] record = Encode(headers, payload, back: 7);
        Assert.True(RecordCodec.IsIntact(record));
        StoredMessage message = RecordCodec.Decode(record);
        Assert.Equal((42UL, 123456789L), (message.Sequence, message.Time));
        Assert.Equal(("a.b", headers, payload), (Text(message.Subject), Text(message.Headers), Text(message.Payload)));
        Assert.Equal("a.b", Text(RecordCodec.Subject(record)));
        Assert.Equal(7u, RecordCodec.Head(record).Back);
    }

    [Fact]
    public void Every_bit_but_the_one_of_removal_is_covered()
    {
        byte[] record = Encode(Headers, "content", back: 0);
        for (int bit = 0; bit < record.Length * 8; bit++)
        {
            record[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(bit == (RecordCodec.FlagsAt * 8) + 2, RecordCodec.IsIntact(record));
            record[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Erased_record_keeps_its_subject_and_nothing_else()
    {
        byte[] record = Encode(Headers, "content", back: 0);
        RecordCodec.Erase(record);
        Assert.True(RecordCodec.IsIntact(record));
        Assert.Equal("a.b", Text(RecordCodec.Subject(record)));
        Assert.Equal(-1, record.AsSpan().IndexOf("content"u8));
        Assert.Equal(-1, record.AsSpan().IndexOf("NATS"u8));
        Assert.Equal(RecordFlags.Erased | RecordFlags.Removed | RecordFlags.Headers, RecordCodec.Head(record).Flags);
    }

    [Fact]
    public void Checksum_is_castagnolis() => Assert.Equal(0xE306_9283u, Crc32C.Of("123456789"u8)); // RFC 3720 appendix B.4's polynomial

    private static byte[] Encode(string headers, string payload, uint back)
    {
        var message = new StoredMessage
        {
            Sequence = 42,
            Time = 123456789,
            Subject = "a.b"u8,
            Headers = Encoding.ASCII.GetBytes(headers),
            Payload = Encoding.ASCII.GetBytes(payload),
        };
        byte[] record = new byte[RecordCodec.SizeOf(message)];
        RecordCodec.Encode(message, back, record);
        return record;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes);
}
