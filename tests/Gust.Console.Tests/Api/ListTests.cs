using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Api;

/// <summary>Lists that the server searches, sorts and cuts.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task Streams_are_found_sorted_and_cut()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        foreach (string name in (string[])["ALPHA", "BETA", "GAMMA"])
        {
            await client.CreateStreamAsync(name, name.ToLowerInvariant() + ".>");
        }

        await client.StoreAsync("beta.1", "x");
        string cookie = await console.SignInAsync();

        Assert.Equal(["BETA", "ALPHA"], Names(await console.ReadAsync("streams?sort=messages&limit=2", cookie))[..2].Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["GAMMA", "BETA", "ALPHA"], Names(await console.ReadAsync("streams?sort=name&order=desc", cookie)));
        Assert.Equal(["GAMMA"], Names(await console.ReadAsync("streams?sort=name&offset=2&limit=5", cookie)));
        JsonElement found = await console.ReadAsync("streams?search=BETA.", cookie);
        Assert.Equal((3, 1), (found.GetProperty("total").GetInt32(), found.GetProperty("matched").GetInt32()));
    }

    [Fact]
    public async Task Consumers_tell_how_far_behind_they_are()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");
        await client.CreateConsumerAsync("S", "worker", ""","filter_subject":"s.a" """);
        await client.StoreAsync("s.a", "1");
        await client.StoreAsync("s.a", "2");
        await client.StoreAsync("s.b", "3");
        await client.FetchAsync("S", "worker");

        JsonElement row = (await console.ReadAsync("consumers?stream=S&account=$G", await console.SignInAsync())).GetProperty("rows")[0];

        Assert.Equal(("worker", "pull", "s.a"), (row.GetProperty("name").GetString(), row.GetProperty("kind").GetString(), row.GetProperty("filter").GetString()));
        Assert.Equal((1, 1), (row.GetProperty("lag").GetInt64(), row.GetProperty("ackPending").GetInt64()));
    }

    [Fact]
    public async Task Subjects_are_counted_level_by_level()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        foreach (string subject in (string[])["a.b.c", "a.b.d", "a.b", "a.*", "ab.c", "z"])
        {
            client.Subscribe(subject);
        }

        await client.FlushAsync();
        string cookie = await console.SignInAsync();

        Assert.Equal(["a:0+4", "ab:0+1", "z:1+0"], Branches(await console.ReadAsync("subjects?account=$G", cookie)));
        Assert.Equal(["b:1+2", "*:1+0"], Branches(await console.ReadAsync("subjects?account=$G&prefix=a", cookie)));
        Assert.Equal(3, (await console.ReadAsync("subscriptions?account=$G&subject=a.b", cookie)).GetProperty("matched").GetInt32());
    }

    [Fact]
    public async Task Connections_are_found_by_what_is_known_of_them()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient first = await console.ConnectAsync("north-desk");
        await using NatsClient second = await console.ConnectAsync("south-desk");
        await using NatsClient third = await console.ConnectAsync("kitchen");
        string cookie = await console.SignInAsync();

        Assert.Equal(["north-desk", "south-desk"], Names(await console.ReadAsync("connections?search=DESK&sort=name", cookie)));
        Assert.Equal(["south-desk", "north-desk", "kitchen"], Names(await console.ReadAsync("connections?sort=name&order=desc", cookie)));
        Assert.Equal(["south-desk"], Names(await console.ReadAsync("connections?sort=cid&offset=1&limit=1", cookie)));
    }

    [Fact]
    public async Task Samples_come_once_each()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        string cookie = await console.SignInAsync();
        JsonElement live;
        do
        {
            live = await console.ReadAsync("live", cookie);
        }
        while (live.GetProperty("latest").GetInt64() == 0); // the first sample is taken as the server starts

        JsonElement later = await console.ReadAsync($"live?after={live.GetProperty("latest").GetInt64()}", cookie);

        Assert.Equal("time", live.GetProperty("columns")[0].GetString());
        Assert.Equal(live.GetProperty("columns").GetArrayLength(), live.GetProperty("samples")[0].GetArrayLength());
        Assert.Equal(later.GetProperty("latest").GetInt64() - live.GetProperty("latest").GetInt64(), later.GetProperty("samples").GetArrayLength());
    }

    private static string[] Names(JsonElement page) => [.. page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];

    private static string[] Branches(JsonElement level) => [.. level.GetProperty("children").EnumerateArray().Select(child =>
        $"{child.GetProperty("token").GetString()}:{child.GetProperty("exact").GetInt32()}+{child.GetProperty("below").GetInt32()}")];
}
