using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport.Tests;

public sealed class SocketLinkTests : IAsyncLifetime
{
    private readonly BufferPool _pool = new();
    private LoopbackPair _pair = null!;

    public async ValueTask InitializeAsync() => _pair = await LoopbackPair.OpenAsync(_pool);

    public ValueTask DisposeAsync()
    {
        _pair.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Peer_is_named_by_address_and_port()
    {
        Assert.Equal("127.0.0.1", _pair.Link.RemoteHost);
        Assert.Equal(((System.Net.IPEndPoint)_pair.Client.LocalEndPoint!).Port, _pair.Link.RemotePort);
    }

    [Fact]
    public async Task Bytes_of_the_peer_arrive_in_order()
    {
        _pair.Start();
        byte[] bytes = Noise(3_000_000);
        Task sending = SendAllAsync(_pair.Client, bytes);
        Assert.Equal(bytes, await _pair.Handler.ReceivedAsync(bytes.Length));
        await sending;
    }

    [Fact]
    public async Task What_was_not_consumed_is_shown_again_with_more_behind_it()
    {
        TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _pair.Handler.Answer = bytes =>
        {
            first.TrySetResult(System.Text.Encoding.ASCII.GetString(bytes));
            return new LinkRead(bytes.Length >= 4 ? bytes.Length : 0);
        };
        _pair.Start();
        await _pair.Client.SendAsync("ab"u8.ToArray());
        Assert.Equal("ab", await first.Task);
        await _pair.Client.SendAsync("cd"u8.ToArray());
        Assert.Equal("abcd"u8.ToArray(), await _pair.Handler.ReceivedAsync(4));
    }

    [Fact]
    public async Task Reading_goes_on_after_a_pause()
    {
        _pair.Handler.Answer = bytes => new LinkRead(bytes.Length, PauseMs: 1);
        _pair.Start();
        byte[] bytes = Noise(5_000);
        await SendAllAsync(_pair.Client, bytes);
        Assert.Equal(bytes, await _pair.Handler.ReceivedAsync(bytes.Length));
    }

    [Fact]
    public async Task TrySend_takes_what_fits_and_Send_the_rest()
    {
        _pair.Start();
        byte[] bytes = Noise(16 * 1024 * 1024);
        int taken = 0;
        for (int step = 1; step > 0; taken += step)
        {
            step = _pair.Link.TrySend(bytes.AsSpan(taken));
        }

        Assert.InRange(taken, 1, bytes.Length - 1); // the peer has not read yet
        Assert.Equal(0, _pair.Link.TrySend(bytes.AsSpan(taken)));
        _pair.Link.Send(bytes.AsMemory(taken));
        Assert.Equal(bytes, await _pair.ClientReadsAsync(bytes.Length));
        await _pair.Handler.SentAsync();
        Assert.Equal([true], _pair.Handler.Sends);
    }

    [Fact]
    public async Task Close_ends_a_send_that_waits_for_the_peer()
    {
        _pair.Start();
        _pair.Link.Send(new byte[64 * 1024 * 1024]);
        _pair.Link.Close();
        await _pair.Handler.SentAsync();
        Assert.Equal([false], _pair.Handler.Sends);
        Assert.Equal(LinkEnd.ClosedByUs, await _pair.Handler.ClosedAsync());
    }

    [Fact]
    public async Task Nothing_can_be_sent_after_the_close()
    {
        _pair.Start();
        _pair.Link.Close();
        _pair.Link.Close();
        Assert.Equal(-1, _pair.Link.TrySend("x"u8));
        await _pair.Run;
        Assert.Equal(1, _pair.Handler.Closes);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task End_of_the_peer_is_told_once(bool resets)
    {
        _pair.Start();
        await _pair.Client.SendAsync("bye"u8.ToArray());
        await _pair.Handler.ReceivedAsync(3);
        _pair.Client.LingerState = new LingerOption(resets, 0);
        _pair.Client.Dispose();
        Assert.Equal(LinkEnd.ClosedByPeer, await _pair.Handler.ClosedAsync());
        await _pair.Run;
        Assert.Equal(1, _pair.Handler.Closes);
        Assert.Null(_pair.Handler.Fault);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Handler_that_throws_ends_its_link_and_is_told_its_fault()
    {
        _pair.Handler.Answer = _ => throw new InvalidOperationException("defect");
        _pair.Start();
        await _pair.Client.SendAsync("x"u8.ToArray());
        await _pair.Handler.ClosedAsync();
        await _pair.Run;
        Assert.Equal("defect", _pair.Handler.Fault?.Message);
        Assert.Equal(-1, _pair.Link.TrySend("x"u8));
        Assert.Equal(0, _pool.Outstanding);
    }

    private static byte[] Noise(int size)
    {
        byte[] bytes = new byte[size];
        new SeededRandom(size).Fill(bytes);
        return bytes;
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes)..];
        }
    }
}
