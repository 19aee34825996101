using System.Text;

namespace Gust.Transport.Tests;

public sealed class DuplexPairTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Bytes_go_both_ways()
    {
        (Stream client, Stream server) = DuplexPair.Create();
        await client.WriteAsync("to server"u8.ToArray());
        await server.WriteAsync("to client"u8.ToArray());
        Assert.Equal("to server", await ReadAsync(server, 9));
        Assert.Equal("to client", await ReadAsync(client, 9));
    }

    [Fact]
    public void Synchronous_calls_work_too()
    {
        (Stream client, Stream server) = DuplexPair.Create();
        client.Write("abc"u8);
        client.Flush();
        byte[] read = new byte[3];
        server.ReadExactly(read);
        Assert.Equal("abc"u8.ToArray(), read);
    }

    [Fact]
    public async Task Disposed_end_lets_the_other_read_what_was_written_and_then_the_end()
    {
        (Stream client, Stream server) = DuplexPair.Create();
        await client.WriteAsync("last words"u8.ToArray());
        await client.DisposeAsync();
        await client.DisposeAsync();
        Assert.Equal("last words", await ReadAsync(server, 10));
        Assert.Equal(0, await server.ReadAsync(new byte[10]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task Writer_waits_for_a_reader_that_is_behind()
    {
        (Stream client, Stream server) = DuplexPair.Create();
        Task writing = client.WriteAsync(new byte[1024 * 1024]).AsTask();
        Assert.False(writing.IsCompleted);
        await server.ReadExactlyAsync(new byte[1024 * 1024]);
        await writing.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_write_ends_when_either_end_is_disposed(bool byReader)
    {
        (Stream client, Stream server) = DuplexPair.Create();
        Task writing = client.WriteAsync(new byte[1024 * 1024]).AsTask();
        await (byReader ? server : client).DisposeAsync();
        await Task.WhenAny(writing).WaitAsync(Patience);
    }

    [Fact]
    public async Task Waiting_read_ends_when_its_own_end_is_disposed()
    {
        (Stream client, _) = DuplexPair.Create();
        Task<int> reading = client.ReadAsync(new byte[10]).AsTask();
        await client.DisposeAsync();
        await Task.WhenAny(reading).WaitAsync(Patience);
    }

    private static async Task<string> ReadAsync(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
        return Encoding.ASCII.GetString(bytes);
    }
}
