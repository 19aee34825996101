using Gust.Foundation;

namespace Gust.Transport.Tests;

public sealed class ReadBufferTests
{
    private readonly BufferPool _pool = new();

    [Fact]
    public void Operation_that_is_only_announced_takes_no_memory_beyond_four_times_what_came()
    {
        const int Wanted = 64 * 1024 * 1024;
        ReadBuffer buffer = new(_pool);
        for (int came = 0; came < 1_000_000;)
        {
            int count = Math.Min(1000, buffer.Free.Length);
            came += count;
            Fill(ref buffer, count, consume: 0, wanted: Wanted);
            Assert.InRange(buffer.Pending.Length + buffer.Free.Length, came + 1, Math.Max(BufferPool.SmallestSize, came * 4));
        }

        buffer.Release();
    }

    [Fact]
    public void Idle_buffer_is_small()
    {
        ReadBuffer buffer = new(_pool);
        Assert.Equal(BufferPool.SmallestSize, buffer.Free.Length);
        buffer.Release();
    }

    [Fact]
    public void Filled_reads_let_it_grow_to_its_maximum_and_no_further()
    {
        ReadBuffer buffer = new(_pool);
        for (int i = 0; i < 20; i++)
        {
            Fill(ref buffer, buffer.Free.Length, consume: buffer.Free.Length);
        }

        Assert.Equal(ReadBuffer.SizeMax, buffer.Free.Length);
        buffer.Release();
    }

    [Fact]
    public void Small_reads_let_it_shrink_back()
    {
        ReadBuffer buffer = new(_pool);
        for (int i = 0; i < 20; i++)
        {
            Fill(ref buffer, buffer.Free.Length, consume: buffer.Free.Length);
        }

        for (int i = 0; i < 60; i++)
        {
            Fill(ref buffer, 10, consume: 10);
        }

        Assert.Equal(BufferPool.SmallestSize, buffer.Free.Length);
        buffer.Release();
    }

    [Fact]
    public void Wanted_operation_fits_in_the_end_and_its_size_is_given_back_afterwards()
    {
        const int Wanted = 3_000_000;
        ReadBuffer buffer = new(_pool);
        for (int missing = Wanted; missing > 0;)
        {
            int count = Math.Min(missing, buffer.Free.Length);
            missing -= count;
            Fill(ref buffer, count, consume: missing == 0 ? Wanted : 0, wanted: missing == 0 ? 0 : Wanted);
        }

        Assert.True(buffer.Free.Length <= ReadBuffer.SizeMax);
        buffer.Release();
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Announced_bytes_cost_no_memory_until_they_come()
    {
        ReadBuffer buffer = new(_pool);
        Fill(ref buffer, 100, consume: 0, wanted: 64 * 1024 * 1024);
        Assert.True(buffer.Free.Length <= BufferPool.SmallestSize);
        buffer.Release();
    }

    [Fact]
    public void Whatever_is_read_and_consumed_the_rest_is_kept_in_order()
    {
        SeededRandom random = new(9);
        for (int run = 0; run < 200; run++)
        {
            ReadBuffer buffer = new(_pool);
            int first = 0;
            int next = 0;
            for (int step = 0; step < 100; step++)
            {
                Assert.NotEqual(0, buffer.Free.Length);
                int count = 1 + random.Next(random.Next(3) == 0 ? buffer.Free.Length : Math.Min(200, buffer.Free.Length));
                Number(buffer.Free.Span[..count], next);
                next += count;
                buffer.Added(count);
                AssertHolds(buffer, first, next);
                int consumed = random.Next(3) == 0 ? 0 : random.Next(next - first + 1);
                first += consumed;
                buffer.Consumed(consumed, random.Next(5) == 0 ? next - first + 1 + random.Next(5000) : 0);
                AssertHolds(buffer, first, next);
                Assert.Equal(1, _pool.Outstanding);
            }

            buffer.Release();
        }
    }

    /// <summary>Each byte of the stream is its own position, in part.</summary>
    private static void Number(Span<byte> bytes, int from)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((from + i) * 31 >> 3);
        }
    }

    private static void AssertHolds(in ReadBuffer buffer, int first, int next)
    {
        byte[] expected = new byte[next - first];
        Number(expected, first);
        Assert.True(buffer.Pending.SequenceEqual(expected), $"bytes {first} to {next} are not as they were read");
    }

    private static void Fill(ref ReadBuffer buffer, int count, int consume, int wanted = 0)
    {
        buffer.Added(count);
        buffer.Consumed(consume, wanted);
    }
}
