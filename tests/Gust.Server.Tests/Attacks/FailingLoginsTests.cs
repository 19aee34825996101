using System.Diagnostics;
using Gust.Testing;

namespace Gust.Server.Tests.Attacks;

/// <summary>Ten thousand wrong passwords, while somebody else goes on with their work.</summary>
public sealed class FailingLoginsTests
{
    private const int Logins = 10_000;
    private const int AtOnce = 400;

    /// <summary>The good client shares two cores and this process with all the attackers.</summary>
    private const double Factor = 20;
    private static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("$2a$04$w64D9/YAKRnxj/Ip9USvO.OJFnWPnpp5dgJ1iWj3ELAHbFmVTIk5W")]
    public async Task Good_client_keeps_its_latency(string password)
    {
        await using GustServer server = await TestServers.StartAsync(options =>
            options.Authorization.Users = [new UserOptions { User = "a", Password = password }, new UserOptions { User = "good", Password = "secret" }]);
        using RawConnection good = await RawConnection.OpenAsync(server.ClientEndPoint!);
        await good.SendAsync("CONNECT {\"verbose\":false,\"user\":\"good\",\"pass\":\"secret\"}\r\nSUB ask 1\r\nSUB box 2\r\nPING\r\n");
        await good.ReadUntilAsync("PONG");
        TimeSpan before = Percentile99(await MeasureAsync(good, until: null));

        int left = Logins;
        int refused = 0;
        Task[] attackers = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using RawConnection attacker = await RawConnection.OpenAsync(server.ClientEndPoint!);
                await attacker.SendAsync("CONNECT {\"verbose\":false,\"user\":\"a\",\"pass\":\"guess\"}\r\nPING\r\n");
                List<WireFrame> answer = await attacker.ReadUntilAsync("-ERR", TimeSpan.FromMinutes(2));
                if (answer.Count > 0 && answer[^1].Line == "-ERR 'Authorization Violation'")
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }))];
        Task attack = Task.WhenAll(attackers);
        TimeSpan during = Percentile99(await MeasureAsync(good, attack));
        await attack;
        Assert.Equal(Logins, server.Broker.Failures.Total);
        Assert.Equal(Logins, refused);
        Assert.True(during < (before * Factor) + Allowance, $"p99 was {before.TotalMilliseconds:0.0} ms before and {during.TotalMilliseconds:0.0} ms during the attack");
    }

    /// <summary>Requests that the same connection answers: twice through the server.</summary>
    private static async Task<List<TimeSpan>> MeasureAsync(RawConnection client, Task? until)
    {
        List<TimeSpan> times = [];
        while (until is null ? times.Count < 300 : !until.IsCompleted)
        {
            long start = Stopwatch.GetTimestamp();
            await client.SendAsync("PUB ask box 1\r\n?\r\n");
            await client.ReadUntilAsync("MSG ask");
            await client.SendAsync("PUB box 1\r\n!\r\n");
            await client.ReadUntilAsync("MSG box");
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times;
    }

    private static TimeSpan Percentile99(List<TimeSpan> times) => times.Order().ElementAt((int)(times.Count * 0.99));
}
