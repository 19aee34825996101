using Gust.Server.Tests.Listening;
using Gust.Testing;

namespace Gust.Server.Tests.Attacks;

/// <summary>Upgrade requests that a proxy in between might read otherwise than the server does: none of them becomes a session.</summary>
public sealed class UpgradeSmugglingTests
{
    private const string Right =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    [Theory]
    [InlineData("Host: a\r\nHost: b\r\n", "")]
    [InlineData("Host: a\r\nContent-Length: 5\r\n", "")]
    [InlineData("Host: a\r\nTransfer-Encoding: chunked\r\n", "")]
    [InlineData("Host: a\r\nX-Other: b\r\n Origin: http://good.test\r\n", "")] // a folded field
    [InlineData("Host: a\r\nX-Other : b\r\n", "")]
    [InlineData("Host: a\r\nX-Other: b\rOrigin: http://good.test\r\n", "")]
    [InlineData("Host: a\r\n", "CONNECT {}\r\nPUB secret 1\r\n1\r\n")]
    [InlineData("Host: a\r\n", "GET /other HTTP/1.1\r\n\r\n")]
    [InlineData("Host: a\r\nOrigin: http://evil.test\r\nOrigin: http://good.test\r\n", "")]
    [InlineData("Host: a\r\nOrigin: http://good.test.evil.test\r\n", "")]
    [InlineData("Host: a\r\nOrigin: http://good.test@evil.test\r\n", "")]
    [InlineData("Host: a\r\nOrigin: null\r\n", "")]
    public async Task Ambiguous_request_is_refused(string fields, string after)
    {
        await using GustServer server = await WebSocketPortTests.StartAsync(options => options.WebSocket!.AllowedOrigins = ["http://good.test"]);
        using Observer observer = await Observer.OpenAsync(server);
        await observer.Connection.SendAsync("SUB > 1\r\n");
        await observer.RoundTripAsync();
        using RawConnection attacker = await RawConnection.OpenAsync(server.WebSocketEndPoint!);
        await attacker.SendAsync($"GET / HTTP/1.1\r\n{fields}{Right}\r\n{after}");
        List<WireFrame> answer = await attacker.ReadUntilAsync("HTTP/1.1 101");
        Assert.DoesNotContain(answer, frame => frame.Line.StartsWith("HTTP/1.1 101", StringComparison.Ordinal));
        Assert.True(attacker.Ended);
        Assert.Equal(1, server.ConnectionCount);
        Assert.Equal(["PONG"], (await observer.RoundTripAsync()).Select(frame => frame.Line));
    }

    [Fact]
    public async Task Request_without_tricks_comes_in()
    {
        await using GustServer server = await WebSocketPortTests.StartAsync(options => options.WebSocket!.AllowedOrigins = ["http://good.test"]);
        using RawConnection client = await RawConnection.OpenAsync(server.WebSocketEndPoint!);
        await client.SendAsync($"GET / HTTP/1.1\r\nHost: a\r\nOrigin: http://good.test\r\n{Right}\r\n");
        Assert.Contains(await client.ReadUntilAsync("HTTP/1.1 101"), frame => frame.Line.StartsWith("HTTP/1.1 101", StringComparison.Ordinal));
    }
}
