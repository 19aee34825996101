using System.Buffers.Binary;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Gust.Foundation;
using Gust.Testing;
using Gust.Transport.Tls;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>Whole connections: upgrade, messages both ways, control frames and the end.</summary>
public sealed class WebSocketLinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bytes_go_both_ways_with_the_platforms_client(bool compresses)
    {
        using WebSocketListener listener = new(new WebSocketSettings { Compression = true });
        using ClientWebSocket client = new();
        if (compresses)
        {
            client.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        }

        await client.ConnectAsync(new Uri($"ws://{listener.Address}"), CancellationToken.None).WaitAsync(Patience);
        await ExchangeAsync(client, listener);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(LinkEnd.ClosedByPeer, await listener.Handler.ClosedAsync());
        await listener.Run;
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    [Fact]
    public async Task Wss_is_encrypted_from_the_first_byte()
    {
        using TestAuthority authority = new();
        TestCertificate certificate = authority.Issue("CN=server");
        TlsServer tls = new(
            TlsSettingsLoader.Load(new TlsSource { KeyPairs = [new(certificate.CertFile, certificate.KeyFile)] }, TimeProvider.System),
            TimeProvider.System);
        using WebSocketListener listener = new(tls: tls);
        using ClientWebSocket client = new();
        client.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        await client.ConnectAsync(new Uri($"wss://{listener.Address}"), CancellationToken.None).WaitAsync(Patience);
        await ExchangeAsync(client, listener);
        Assert.NotNull((await listener.LinkAsync()).Tls);
    }

    [Fact]
    public async Task Client_without_TLS_is_refused_where_it_is_needed()
    {
        using TestAuthority authority = new();
        TestCertificate certificate = authority.Issue("CN=server");
        TlsServer tls = new(
            TlsSettingsLoader.Load(new TlsSource { KeyPairs = [new(certificate.CertFile, certificate.KeyFile)] }, TimeProvider.System),
            TimeProvider.System);
        using WebSocketListener listener = new(tls: tls);
        using Socket client = await listener.ConnectAsync(new UpgradeText().ToString());
        Assert.StartsWith("TLS handshake error: ", (await listener.OpenedAsync()).Failure);
        await ReadToEndOrResetAsync(client);
    }

    [Fact]
    public async Task Refused_request_is_answered_and_the_connection_closed()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.ConnectAsync(new UpgradeText { Method = "POST" }.ToString());
        string answer = await WebSocketListener.ReadToEndAsync(client);
        Assert.StartsWith("HTTP/1.1 405 Method Not Allowed\r\n", answer);
        Assert.EndsWith("\r\n\r\nMethod Not Allowed\n", answer);
        Assert.Equal("request method must be GET", (await listener.OpenedAsync()).Failure);
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    [Fact]
    public async Task Request_that_grows_without_end_is_refused()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.ConnectAsync("GET / HTTP/1.1\r\n" + string.Concat(Enumerable.Repeat("X-Filler: " + new string('a', 1000) + "\r\n", 20)));
        await ReadToEndOrResetAsync(client);
        Assert.Contains("larger than 16384 bytes", (await listener.OpenedAsync()).Failure);
    }

    [Fact]
    public async Task Request_that_comes_byte_by_byte_is_given_up_in_time()
    {
        using WebSocketListener listener = new(new WebSocketSettings { HandshakeTimeout = TimeSpan.FromMilliseconds(20) });
        using Socket client = await listener.ConnectAsync("GET / HT");
        Assert.Equal("", await ReadToEndOrResetAsync(client));
        Assert.Equal("timeout", (await listener.OpenedAsync()).Failure);
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    [Fact]
    public async Task Data_before_the_answer_is_refused()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.ConnectAsync(new UpgradeText() + "early");
        Assert.Equal("", await ReadToEndOrResetAsync(client));
        Assert.Equal("client sent data before handshake is complete", (await listener.OpenedAsync()).Failure);
    }

    [Fact]
    public async Task Client_that_leaves_before_its_request_is_complete_is_noticed()
    {
        using WebSocketListener listener = new();
        Socket client = await listener.ConnectAsync("GET / ");
        client.Shutdown(SocketShutdown.Both);
        client.Dispose();
        Assert.Equal("connection closed", (await listener.OpenedAsync()).Failure);
    }

    [Fact]
    public async Task Client_behind_a_proxy_has_its_own_address()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync("X-Forwarded-For: 192.0.2.7\r\n");
        Assert.Equal("192.0.2.7", (await listener.LinkAsync()).RemoteHost);
        Assert.Equal("127.0.0.1", (await listener.OpenedAsync()).RemoteHost);
    }

    [Fact]
    public async Task Ping_is_answered_with_its_payload()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        await client.SendAsync(ClientFrame.Of(WebSocketOpcode.Ping, "hello"u8));
        Assert.Equal([0x8A, 5, .. "hello"u8], await WebSocketListener.ReadAsync(client, 7));
        await client.SendAsync(ClientFrame.Of(WebSocketOpcode.Ping, []));
        Assert.Equal([0x8A, 0], await WebSocketListener.ReadAsync(client, 2));
    }

    [Fact]
    public async Task Text_and_binary_messages_are_bytes_alike()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        await client.SendAsync(ClientFrame.Of(WebSocketOpcode.Text, "PI"u8));
        await client.SendAsync(ClientFrame.Of(WebSocketOpcode.Binary, "NG"u8));
        Assert.Equal("PING"u8.ToArray(), await listener.Handler.ReceivedAsync(4));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 3, 0xE8 })]
    [InlineData(new byte[] { 3, 0xE9, (byte)'b', (byte)'y', (byte)'e' })]
    public async Task Close_is_answered_with_its_payload(byte[] payload)
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        await client.SendAsync(ClientFrame.Of(WebSocketOpcode.Close, payload));
        Assert.Equal([0x88, (byte)payload.Length, .. payload], Encoding.Latin1.GetBytes(await WebSocketListener.ReadToEndAsync(client)));
        Assert.Equal(LinkEnd.ClosedByPeer, await listener.Handler.ClosedAsync());
    }

    [Fact]
    public async Task Violation_is_told_to_the_peer_and_to_the_log()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync();
        await client.SendAsync((byte[])[.. ClientFrame.Binary("PING"), .. ClientFrame.Of((WebSocketOpcode)7, [])]);
        Assert.Equal([0x88, 18, 3, 0xEA, .. "unknown opcode 7"u8], Encoding.Latin1.GetBytes(await WebSocketListener.ReadToEndAsync(client)));
        Assert.Equal(LinkEnd.ReadError, await listener.Handler.ClosedAsync());
        Assert.Equal("PING"u8.ToArray(), listener.Handler.Bytes);
        Assert.Equal("unknown opcode 7", (await listener.LinkAsync()).ReadFailure);
        await listener.Run;
        Assert.Equal(0, listener.Pool.Outstanding);
    }

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

    [Fact]
    public async Task Replaced_settings_hold_for_new_connections()
    {
        using WebSocketListener listener = new();
        listener.Opening.Settings = new WebSocketSettings { SameOrigin = true };
        using Socket client = await listener.ConnectAsync(new UpgradeText { More = "Origin: http://evil.example\r\n" }.ToString());
        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", await WebSocketListener.ReadToEndAsync(client));
    }

    private static async Task ExchangeAsync(ClientWebSocket client, WebSocketListener listener)
    {
        byte[] bytes = new byte[400_000];
        new SeededRandom(2).Fill(bytes);
        bytes.AsSpan(100_000, 100_000).Clear();
        for (int at = 0; at < bytes.Length; at += 50_000)
        {
            await client.SendAsync(bytes.AsMemory(at, 50_000), WebSocketMessageType.Binary, at % 100_000 != 0, CancellationToken.None);
        }

        Assert.Equal(bytes, await listener.Handler.ReceivedAsync(bytes.Length));
        WebSocketLink link = await listener.LinkAsync();
        link.Send(bytes);
        byte[] read = new byte[bytes.Length];
        for (int at = 0; at < read.Length;)
        {
            ValueWebSocketReceiveResult result = await client.ReceiveAsync(read.AsMemory(at), CancellationToken.None).AsTask().WaitAsync(Patience);
            Assert.Equal(WebSocketMessageType.Binary, result.MessageType);
            at += result.Count;
        }

        Assert.Equal(bytes, read);
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

    private static async Task<string> ReadToEndOrResetAsync(Socket client)
    {
        try
        {
            return await WebSocketListener.ReadToEndAsync(client);
        }
        catch (IOException)
        {
            return ""; // reset: the server had unread bytes of ours
        }
    }
}
