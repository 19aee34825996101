using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Gust.Foundation;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>What a client gets: frames of fitting size, and a farewell.</summary>
public sealed class WebSocketSendingTests
{
    [Fact]
    public async Task Farewell_of_the_session_is_the_close_frame()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        WebSocketLink link = await listener.LinkAsync();
        Assert.Equal(3, link.TrySend("-ER"u8));
        link.Close(new LinkFarewell(LinkFarewell.Policy, "Authentication Failure"));
        Assert.Equal([0x82, 3, .. "-ER"u8, 0x88, 24, 3, 0xF0, .. "Authentication Failure"u8], Encoding.Latin1.GetBytes(await WebSocketListener.ReadToEndAsync(client)));
        Assert.Equal(-1, link.TrySend("x"u8));
        Assert.Equal(LinkEnd.ClosedByUs, await listener.Handler.ClosedAsync());
        await listener.Run;
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    [Fact]
    public void Long_reason_is_cut_between_characters()
    {
        byte[] payload = WebSocketClose.Payload(new LinkFarewell(LinkFarewell.Policy, new string('\u20AC', 60)));
        Assert.Equal(2 + 123, payload.Length);
        Assert.Null(WebSocketClose.Check(payload));
        Assert.Null(WebSocketClose.Check(WebSocketClose.Payload(new LinkFarewell(LinkFarewell.Policy, new string('x', 120) + "\u20AC\u20AC"))));
        Assert.Equal([3, 0xE8], WebSocketClose.Payload(default));
    }

    [Fact]
    public async Task Browser_gets_messages_in_small_frames()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync("User-Agent: Mozilla/5.0\r\n");
        Assert.Equal(10_000, (await listener.LinkAsync()).TrySend(new byte[10_000]));
        Assert.Equal([(0x82, 4096), (0x82, 4096), (0x82, 1808)], await FramesAsync(client, 3));
    }

    [Fact]
    public async Task Browser_gets_compressed_messages_in_fragments()
    {
        using WebSocketListener listener = new(new WebSocketSettings { Compression = true });
        using Socket client = await listener.UpgradeAsync("User-Agent: Mozilla/5.0\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
        byte[] bytes = new byte[12_000];
        new SeededRandom(1).Fill(bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= 0x3F; // six bits of eight: compressible, but not to nothing
        }

        Assert.Equal(bytes.Length, (await listener.LinkAsync()).TrySend(bytes));
        List<(int First, int Length)> frames = await FramesAsync(client, 3);
        Assert.Equal([0x42, 0x00, 0x80], frames.Select(frame => frame.First));
        Assert.Equal([4096, 4096], frames.Take(2).Select(frame => frame.Length));
    }

    [Theory]
    [InlineData(64, 0x82)]
    [InlineData(65, 0xC2)]
    public async Task Short_messages_are_not_compressed(int length, int first)
    {
        using WebSocketListener listener = new(new WebSocketSettings { Compression = true });
        using Socket client = await listener.UpgradeAsync("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        (await listener.LinkAsync()).TrySend(new byte[length]);
        Assert.Equal(first, (await FramesAsync(client, 1))[0].First);
    }

    [Fact]
    public async Task Large_sends_arrive_whole_with_pongs_in_their_order_between()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        WebSocketLink link = await listener.LinkAsync();
        byte[] bytes = new byte[20_000_000];
        new SeededRandom(3).Fill(bytes);
        int taken = 0;
        for (int step = 1; step > 0; taken += step)
        {
            step = link.TrySend(bytes.AsSpan(taken));
        }

        Assert.InRange(taken, 1, bytes.Length - 1); // the peer has not read yet
        await client.SendAsync(ClientFrame.Of(WebSocketOpcode.Ping, "1"u8));
        await client.SendAsync(ClientFrame.Binary("after the ping"));
        link.Send(bytes.AsMemory(taken));
        byte[] plain = new byte[bytes.Length];
        int at = 0;
        int pongs = 0;
        while (at < plain.Length || pongs == 0)
        {
            (int first, int length) = await HeadAsync(client);
            byte[] payload = await WebSocketListener.ReadAsync(client, length);
            pongs += first == 0x8A ? 1 : 0;
            if (first == 0x82)
            {
                payload.CopyTo(plain, at);
                at += length;
            }
        }

        Assert.True(bytes.AsSpan().SequenceEqual(plain));
        Assert.Equal(1, pongs);
        await listener.Handler.SentAsync();
        await listener.Handler.ReceivedAsync(14);
    }

    [Fact]
    public async Task Close_ends_a_send_that_waits_for_the_peer()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        WebSocketLink link = await listener.LinkAsync();
        link.Send(new byte[64 * 1024 * 1024]);
        link.Close(new LinkFarewell(LinkFarewell.Policy, "Slow Consumer"));
        await listener.Handler.SentAsync();
        Assert.Equal([false], listener.Handler.Sends);
        await listener.Run;
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    private static async Task<List<(int First, int Length)>> FramesAsync(Socket client, int count)
    {
        List<(int, int)> frames = [];
        for (int i = 0; i < count; i++)
        {
            (int first, int length) = await HeadAsync(client);
            await WebSocketListener.ReadAsync(client, length);
            frames.Add((first, length));
        }

        return frames;
    }

    private static async Task<(int First, int Length)> HeadAsync(Socket client)
    {
        byte[] head = await WebSocketListener.ReadAsync(client, 2);
        int length = head[1] switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await WebSocketListener.ReadAsync(client, 2)),
            127 => (int)BinaryPrimitives.ReadInt64BigEndian(await WebSocketListener.ReadAsync(client, 8)),
            var small => small,
        };
        return (head[0], length);
    }
}
