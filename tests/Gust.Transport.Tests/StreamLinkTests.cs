using Gust.Foundation;

namespace Gust.Transport.Tests;

public sealed class StreamLinkTests
{
    private readonly BufferPool _pool = new();
    private readonly RecordingHandler _handler = new();
    private readonly Stream _client;
    private readonly StreamLink _link;

    public StreamLinkTests()
    {
        (_client, Stream server) = DuplexPair.Create();
        _link = new StreamLink(server, "in-process", 0, _pool);
        _link.Attach(_handler);
    }

    [Fact]
    public async Task Start_that_fails_ends_this_link_with_its_fault()
    {
        await _link.RunAsync(() => throw new FileNotFoundException("no descriptor left to load it"));
        Assert.Equal(1, _handler.Closes);
        Assert.IsType<FileNotFoundException>(_handler.Fault);
        Assert.Equal(0, await _client.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Bytes_go_both_ways()
    {
        Task run = _link.RunAsync();
        await _client.WriteAsync("hello"u8.ToArray());
        Assert.Equal("hello"u8.ToArray(), await _handler.ReceivedAsync(5));
        Assert.Equal(0, _link.TrySend("x"u8));
        _link.Send("world"u8.ToArray());
        byte[] read = new byte[5];
        await _client.ReadExactlyAsync(read);
        Assert.Equal("world"u8.ToArray(), read);
        await _handler.SentAsync();
        await _client.DisposeAsync();
        Assert.Equal(LinkEnd.ClosedByPeer, await _handler.ClosedAsync());
        await run;
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Close_ends_reading_and_a_send_that_waits()
    {
        Task run = _link.RunAsync();
        _link.Send(new byte[1024 * 1024]);
        _link.Close();
        await _handler.SentAsync();
        Assert.Equal([false], _handler.Sends);
        Assert.Equal(LinkEnd.ClosedByUs, await _handler.ClosedAsync());
        await run;
        Assert.Equal(-1, _link.TrySend("x"u8));
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Send_that_is_taken_at_once_is_not_reported_from_within_Send()
    {
        const int Sends = 20_000;
        StreamLink link = new(Stream.Null, "null", 0, _pool);
        ChainedSends chain = new(link, Sends);
        link.Attach(chain);
        chain.Begin();
        await chain.Done.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, chain.DepthMax);
    }
}
