using System.Text;
using Gust.Foundation;
using Gust.JetStream.Backups.Archives;

namespace Gust.JetStream.Tests.Backups;

/// <summary>Frames of S2: of the reference server and our own, in pieces of any size, and damaged ones.</summary>
public sealed class S2ReaderTests
{
    private static readonly byte[] s_reference = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Backups", "reference.s2"));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Compressed_stream_of_the_reference_is_read_in_pieces_of_any_size(int size)
    {
        byte[] content = Read(s_reference, size);
        Assert.Equal(13_649, content.Length);
        Assert.Equal("NATSARC1", Encoding.ASCII.GetString(content, 0, 8));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        SeededRandom random = new(3);
        for (int round = 0; round < 50; round++)
        {
            byte[] content = new byte[random.Next(300_000)];
            random.Fill(content);
            CollectedBytes framed = new();
            S2Writer writer = new(framed);
            for (int at = 0; at < content.Length;)
            {
                int count = Math.Min(content.Length - at, 1 + random.Next(80_000));
                writer.Write(content.AsSpan(at, count));
                at += count;
            }

            writer.Flush();
            Assert.Equal(content, Read(framed.All, 1 + random.Next(100_000)));
        }
    }

    [Fact]
    public void What_repeats_is_written_small_and_read_again()
    {
        SeededRandom random = new(4);
        for (int round = 0; round < 200; round++)
        {
            byte[] content = Repeating(random, random.Next(200_000));
            CollectedBytes framed = new();
            S2Writer writer = new(framed);
            writer.Write(content);
            writer.Flush();
            byte[] bytes = framed.All;
            Assert.Equal(content, Read(bytes, 1 + random.Next(100_000)));
            Assert.True(content.Length < 20_000 || bytes.Length < content.Length * 3 / 4, $"round {round}: {content.Length} bytes became {bytes.Length}");
        }
    }

    [Fact]
    public void What_does_not_compress_hardly_grows()
    {
        byte[] content = new byte[1 << 20];
        new SeededRandom(5).Fill(content);
        CollectedBytes framed = new();
        S2Writer writer = new(framed);
        writer.Write(content);
        writer.Flush();
        Assert.InRange(framed.All.Length, content.Length, content.Length + 1000);
    }

    [Fact]
    public void Copies_may_reach_into_what_they_write()
    {
        // literal "abcd", then a copy of twelve from four back
        byte[] block = [(3 << 2) | 0, .. "abcd"u8, (11 << 2) | 2, 4, 0];
        byte[] into = new byte[16];
        S2Block.Decode(block, into);
        Assert.Equal("abcdabcdabcdabcd", Encoding.ASCII.GetString(into));
    }

    [Fact]
    public void Copies_of_distance_zero_repeat_the_last_distance()
    {
        // "abcd", copy 4 from 4 back (tag 1), literal "x", repeat 4 of the same distance, and a long repeat whose length has a byte of its own
        byte[] block = [(3 << 2) | 0, .. "abcd"u8, (0 << 2) | 1, 4, 0, (byte)'x', (0 << 2) | 1, 0, (5 << 2) | 1, 0, 2];
        byte[] into = new byte[4 + 4 + 1 + 4 + 10];
        S2Block.Decode(block, into);
        Assert.Equal("abcdabcdxbcdxbcdxbcdxbc", Encoding.ASCII.GetString(into));
    }

    [Fact]
    public void Chunks_that_may_be_skipped_are_skipped()
    {
        byte[] skippable = [0x99, 5, 0, 0, 1, 2, 3, 4, 5, 0xFE, 0, 0, 0];
        byte[] stream = [.. s_reference[..10], .. skippable, .. s_reference[10..], .. skippable];
        Assert.Equal(13_649, Read(stream, 3).Length);
    }

    [Fact]
    public void Flipped_bit_is_found_or_makes_no_difference()
    {
        byte[] content = Read(s_reference, 1000);
        for (int at = 0; at < s_reference.Length; at += 11)
        {
            byte[] damaged = [.. s_reference];
            damaged[at] ^= (byte)(1 << (at % 8));
            CollectedBytes got = new();
            using S2Reader reader = new(got);
            try
            {
                reader.Write(damaged);
            }
            catch (InvalidDataException)
            {
                continue;
            }

            // It waits for more, passed the chunk over, or the bit made no difference: a copy of the same from elsewhere.
            Assert.True(!reader.IsAtEnd || got.All.Length == 0 || got.All.AsSpan().SequenceEqual(content), $"byte {at}");
        }
    }

    [Theory]
    [InlineData("hello world, this is no archive at all")]
    [InlineData("\u0000\u0004\u0000\u0000aaaa")]
    public void What_is_no_such_stream_is_refused(string text)
    {
        using S2Reader reader = new(new CollectedBytes());
        Assert.Throws<InvalidDataException>(() => reader.Write(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public void Chunk_that_claims_too_much_is_refused_before_it_comes()
    {
        using S2Reader reader = new(new CollectedBytes());
        reader.Write(s_reference.AsSpan(0, 10));
        byte[] claim = [S2Format.Compressed, 0xFF, 0xFF, 0xFF];
        Assert.Throws<InvalidDataException>(() => reader.Write(claim));
        Assert.Throws<InvalidDataException>(() => S2Block.Decode([0xFC, 0xFF, 0xFF, 0xFF, 0xFF], new byte[10]));
    }

    /// <summary>Words of all lengths, again and again, near and far, with chance in between.</summary>
    private static byte[] Repeating(SeededRandom random, int length)
    {
        byte[] words = new byte[3000];
        random.Fill(words);
        byte[] content = new byte[length];
        for (int at = 0; at < length;)
        {
            int count = Math.Min(length - at, 8 + random.Next(random.Next(8) == 0 ? 1500 : 100));
            int from = random.Next(words.Length - 1500);
            words.AsSpan(from, count).CopyTo(content.AsSpan(at));
            at += count;
        }

        return content;
    }

    private static byte[] Read(byte[] framed, int size)
    {
        CollectedBytes content = new();
        using S2Reader reader = new(content);
        for (int at = 0; at < framed.Length; at += size)
        {
            reader.Write(framed.AsSpan(at, Math.Min(size, framed.Length - at)));
        }

        Assert.True(reader.IsAtEnd);
        return content.All;
    }
}
