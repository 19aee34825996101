namespace Gust.Foundation.Tests;

public sealed class BufferPoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1_000_000)]
    public void Rented_buffer_has_at_least_the_size_asked_for(int size)
    {
        byte[] buffer = new BufferPool().Rent(size);
        Assert.True(buffer.Length >= Math.Max(size, BufferPool.SmallestSize));
    }

    [Fact]
    public void Outstanding_counts_what_was_not_returned()
    {
        BufferPool pool = new();
        byte[] first = pool.Rent(100);
        byte[] second = pool.Rent(100_000);
        Assert.Equal(2, pool.Outstanding);
        pool.Return(first);
        Assert.Equal(1, pool.Outstanding);
        pool.Return(second);
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void Pools_count_apart()
    {
        BufferPool one = new();
        BufferPool other = new();
        one.Rent(1);
        Assert.Equal(0, other.Outstanding);
    }
}
