using System.Diagnostics;
using Gust.Testing;

namespace Gust.Server.Tests.Attacks;

/// <summary>Logins whose clients do not wait for the answer.</summary>
public sealed class LeavingLoginsTests
{
    private const int Leaving = 200;

    /// <summary>Of "pw"; one check takes about a quarter of a second.</summary>
    private const string Hash = "$2b$12$abcdefghijklmnopqrstuunYdhHrPrQsWwVD7FJZar2U048CuDd2m";

    [Fact]
    public async Task Clients_that_left_hold_neither_a_place_nor_up_those_who_stay()
    {
        await using GustServer server = await TestServers.StartAsync(options =>
        {
            options.Authorization.Users = [new UserOptions { User = "a", Password = Hash }];
            options.Authorization.Timeout = TimeSpan.FromMinutes(1); // none of it is the work of the time limit
        });
        RawConnection[] leaving = await Task.WhenAll(Enumerable.Range(0, Leaving).Select(_ => LoginAsync(server, "guess")));
        foreach (RawConnection one in leaving)
        {
            one.Dispose();
        }

        using RawConnection good = await LoginAsync(server, "pw");
        Assert.Equal("PONG", (await good.ReadUntilAsync("PONG"))[^1].Line);
        long start = Stopwatch.GetTimestamp();
        while (server.ConnectionCount > 1)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < RawConnection.DefaultTimeout, $"{server.ConnectionCount} connections are still there");
            await good.SendAsync("PING\r\n");
            await good.ReadUntilAsync("PONG");
        }
    }

    private static async Task<RawConnection> LoginAsync(GustServer server, string password)
    {
        RawConnection client = await RawConnection.OpenAsync(server.ClientEndPoint!);
        await client.SendAsync($"CONNECT {{\"verbose\":false,\"user\":\"a\",\"pass\":\"{password}\"}}\r\nPING\r\n");
        return client;
    }
}
