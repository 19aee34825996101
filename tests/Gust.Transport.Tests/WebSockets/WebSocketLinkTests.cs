using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Gust.Foundation;
using Gust.Testing;
using Gust.Transport.Tls;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>What a client sends: messages, control frames and the end.</summary>
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
}
