using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Buckets;

/// <summary>The keys of a bucket.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task Deleted_and_purged_keys_are_marked()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);

        JsonElement page = await console.ReadAsync("keys?account=$G&bucket=settings", await console.SignInAsync());

        Assert.Equal(["colour.of.site put 1", "limit purged 1", "name deleted 2"], Describe(page));
        Assert.Equal(5, page.GetProperty("rows")[0].GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task They_can_be_left_out()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);

        JsonElement page = await console.ReadAsync("keys?account=$G&bucket=settings&hide=1", await console.SignInAsync());

        Assert.Equal(["colour.of.site put 1"], Describe(page));
        Assert.Equal((3, 1), (page.GetProperty("total").GetInt32(), page.GetProperty("matched").GetInt32()));
    }

    [Theory]
    [InlineData("search=AM", "name deleted 2")]
    [InlineData("search=colour.*.site", "colour.of.site put 1")]
    [InlineData("search=*&sort=revisions", "name deleted 2|limit purged 1")]
    [InlineData("sort=revision&limit=1", "limit purged 1")]
    [InlineData("offset=2", "name deleted 2")]
    public async Task They_are_searched_sorted_and_cut(string query, string expected)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);

        Assert.Equal(expected.Split('|'), Describe(await console.ReadAsync("keys?account=$G&bucket=settings&" + query, await console.SignInAsync())));
    }

    private static async Task<NatsClient> BucketAsync(ConsoleServer console)
    {
        NatsClient client = await console.ConnectAsync();
        await client.CreateBucketAsync("settings", history: 5);
        await client.StoreAsync("$KV.settings.name", "Gust");
        await client.StoreAsync("$KV.settings.limit", "1");
        await client.StoreAsync("$KV.settings.colour.of.site", "green");
        await client.StoreAsync("$KV.settings.name", "", Operation("DEL"));
        await client.StoreAsync("$KV.settings.limit", "", Operation("PURGE"));
        return client;
    }

    private static Headers Operation(string name)
    {
        Headers headers = [];
        headers.Add("KV-Operation", name);
        if (name == "PURGE")
        {
            headers.Add("Nats-Rollup", "sub");
        }

        return headers;
    }

    private static string[] Describe(JsonElement page) =>
        [.. page.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("key")} {row.GetProperty("operation")} {row.GetProperty("revisions")}")];
}
