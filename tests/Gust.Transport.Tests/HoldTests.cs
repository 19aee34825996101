using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport.Tests;

/// <summary>A handler that waits for a verdict stops its link's reading and starts it again.</summary>
public sealed class HoldTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly BufferPool _pool = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _shown = [];
    private LoopbackPair _pair = null!;

    public async ValueTask InitializeAsync() => _pair = await LoopbackPair.OpenAsync(_pool);

    public ValueTask DisposeAsync()
    {
        _pair.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_not_consumed_is_shown_again_after_the_hold_without_a_read()
    {
        HoldOnce(consumed: 2);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        _pair.Link.Resume();
        Assert.Equal("abcd"u8.ToArray(), await _pair.Handler.ReceivedAsync(4));
        Assert.Equal(["abcd", "cd"], _shown);
    }

    [Fact]
    public async Task Nothing_is_shown_during_the_hold()
    {
        HoldOnce(consumed: 4);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        await _pair.Client.SendAsync("efgh"u8.ToArray());
        lock (_shown)
        {
            Assert.Equal(["abcd"], _shown);
        }

        _pair.Link.Resume();
        await _pair.Handler.ReceivedAsync(8);
        Assert.Equal(["abcd", "", "efgh"], _shown); // the empty one is the handler's turn to act on the verdict
    }

    [Fact]
    public async Task Resume_may_come_before_the_hold_that_it_ends()
    {
        HoldOnce(consumed: 1, beforeAnswer: _pair.Link.Resume);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        Assert.Equal("abcd"u8.ToArray(), await _pair.Handler.ReceivedAsync(4));
        await _pair.Client.SendAsync("efgh"u8.ToArray());
        Assert.Equal("abcdefgh"u8.ToArray(), await _pair.Handler.ReceivedAsync(8));
    }

    [Fact]
    public async Task Resume_does_not_call_the_handler_from_within()
    {
        int resumer = Environment.CurrentManagedThreadId;
        int shownWithin = 0;
        bool resuming = false;
        HoldOnce(consumed: 0, onShow: () => shownWithin += resuming && Environment.CurrentManagedThreadId == resumer ? 1 : 0);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        resumer = Environment.CurrentManagedThreadId;
        resuming = true;
        _pair.Link.Resume();
        resuming = false;
        await _pair.Handler.ReceivedAsync(4);
        Assert.Equal(0, shownWithin);
    }

    [Fact]
    public async Task Each_hold_needs_its_own_resume()
    {
        int holds = 0;
        _pair.Handler.Answer = bytes =>
        {
            bool hold = ++holds <= 100;
            if (hold)
            {
                ThreadPool.QueueUserWorkItem(_ => _pair.Link.Resume());
            }

            return new LinkRead(hold ? 0 : bytes.Length, Hold: hold);
        };
        _pair.Start();
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        Assert.Equal("abcd"u8.ToArray(), await _pair.Handler.ReceivedAsync(4));
        Assert.Equal(101, holds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Close_ends_a_hold(bool beforeAnswer)
    {
        HoldOnce(consumed: 0, beforeAnswer ? () => _pair.Link.Close() : null);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        _pair.Link.Close();
        Assert.Equal(LinkEnd.ClosedByUs, await _pair.Handler.ClosedAsync());
        await _pair.Run;
        Assert.Equal(["abcd"], _shown);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Peer_that_leaves_during_the_hold_is_noticed_then()
    {
        HoldOnce(consumed: 4);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        _pair.Client.Shutdown(SocketShutdown.Send);
        Assert.Equal(LinkEnd.ClosedByPeer, await _pair.Handler.ClosedAsync());
        await _pair.Run;
        Assert.Equal(["abcd"], _shown);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task Peer_that_breaks_the_connection_during_the_hold_is_noticed_then()
    {
        _pair.Handler.MayDropRest = false;
        HoldOnce(consumed: 4);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        _pair.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        _pair.Client.Close();
        Assert.Equal(LinkEnd.ClosedByPeer, await _pair.Handler.ClosedAsync());
        await _pair.Run;
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public async Task What_a_peer_left_behind_is_shown_after_the_hold_if_it_must_not_be_dropped()
    {
        _pair.Handler.MayDropRest = false;
        HoldOnce(consumed: 4);
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        await _pair.Client.SendAsync("efgh"u8.ToArray());
        _pair.Client.Shutdown(SocketShutdown.Send);
        await _pair.Handler.AskedToDropAsync();
        _pair.Link.Resume();
        Assert.Equal("abcdefgh"u8.ToArray(), await _pair.Handler.ReceivedAsync(8));
        Assert.Equal(LinkEnd.ClosedByPeer, await _pair.Handler.ClosedAsync());
        await _pair.Run;
        Assert.Equal(0, _pool.Outstanding);
    }

    [Theory]
    [InlineData(ReadAhead.BytesMax - 1)]
    [InlineData(ReadAhead.BytesMax)]
    [InlineData(100_000)]
    public async Task Everything_sent_during_a_hold_comes_after_it_in_order(int size)
    {
        HoldOnce(consumed: 4);
        byte[] sent = [.. Enumerable.Range(0, size).Select(i => (byte)i)];
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        await _pair.Client.SendAsync(sent);
        _pair.Link.Resume();
        byte[] expected = [.. "abcd"u8, .. sent];
        Assert.Equal(expected, await _pair.Handler.ReceivedAsync(4 + size));
        await _pair.Client.SendAsync("!"u8.ToArray());
        await _pair.Handler.ReceivedAsync(5 + size);
    }

    [Fact]
    public async Task Handler_that_fails_after_a_hold_ends_its_link_though_a_read_is_under_way()
    {
        int shown = 0;
        _pair.Handler.Answer = bytes =>
        {
            _held.TrySetResult();
            return ++shown == 1 ? new LinkRead(bytes.Length, Hold: true) : throw new InvalidOperationException("defect");
        };
        _pair.Start();
        await _pair.Client.SendAsync("abcd"u8.ToArray());
        await _held.Task.WaitAsync(Patience);
        _pair.Link.Resume();
        Assert.Equal(LinkEnd.ReadError, await _pair.Handler.ClosedAsync());
        Assert.Equal("defect", _pair.Handler.Fault?.Message);
        await _pair.Run;
        Assert.Equal(0, _pool.Outstanding);
    }

    private void HoldOnce(int consumed, Action? beforeAnswer = null, Action? onShow = null)
    {
        _pair.Handler.Answer = bytes =>
        {
            onShow?.Invoke();
            lock (_shown)
            {
                _shown.Add(System.Text.Encoding.ASCII.GetString(bytes));
                if (_shown.Count > 1)
                {
                    return new LinkRead(bytes.Length);
                }
            }

            beforeAnswer?.Invoke();
            _held.TrySetResult();
            return new LinkRead(consumed, Hold: true);
        };
        _pair.Start();
    }
}
