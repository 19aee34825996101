using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>How far subjects spread: where one connection publishes, the figures are the reference's.</summary>
public sealed class FanoutTests : IAsyncLifetime
{
    private ServerPair _pair = null!;

    public async ValueTask InitializeAsync() => _pair = await ServerPair.StartAsync("no_sys_acc: true", _ => Task.CompletedTask);

    public ValueTask DisposeAsync() => _pair.DisposeAsync();

    [Fact]
    public async Task Fanout_counts_subscriptions_and_queue_groups_of_the_remembered_subjects()
    {
        List<List<string>> told = [];
        foreach (MonitoredProcess server in (MonitoredProcess[])[_pair.Reference, _pair.Gust])
        {
            using Client listener = await Client.ConnectAsync(server, "");
            await listener.DoAsync("SUB a 1\r\nSUB a 2\r\nSUB * 3\r\nUNSUB 3\r\nSUB q 4\r\nSUB q one 5\r\nSUB q one 6\r\nSUB q two 7\r\n");
            using Client publisher = await Client.ConnectAsync(server, "");
            List<string> figures = [await FiguresAsync(server)];
            foreach (string subject in (string[])["a", "a", "q", "nobody", "none", "a"])
            {
                await publisher.DoAsync(Client.Publish(subject, "x"));
                figures.Add(await FiguresAsync(server));
            }

            told.Add(figures);
        }

        Assert.Equal(told[0], told[1]);
        Assert.Equal("cache 4, fan-out 3 at most, 1.25 on the average", told[1][^1]);
    }

    private static async Task<string> FiguresAsync(MonitoredProcess server)
    {
        JsonElement subsz = JsonElement.Parse((await server.GetAsync("/subsz")).Body);
        return $"cache {subsz.GetProperty("num_cache")}, fan-out {subsz.GetProperty("max_fanout")} at most, {subsz.GetProperty("avg_fanout")} on the average";
    }
}
