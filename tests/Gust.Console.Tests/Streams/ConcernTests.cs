using System.Net;
using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Streams;

/// <summary>What the server finds that may deserve attention; what the page makes of it stands in web/test/warnings.test.mjs.</summary>
public sealed class ConcernTests
{
    [Fact]
    public async Task Consumers_that_are_behind_come_with_the_message_that_waits_longest()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");
        await client.CreateConsumerAsync("S", "behind", ""","filter_subject":"s.a" """);
        await client.CreateConsumerAsync("S", "done", ""","filter_subject":"s.none" """);
        await client.StoreAsync("s.b", "not for it");
        await client.StoreAsync("s.a", "1");
        await client.StoreAsync("s.a", "2");
        await client.FetchAsync("S", "behind");

        JsonElement concerns = await console.ReadAsync("concerns", await console.SignInAsync());

        JsonElement lagging = Assert.Single(concerns.GetProperty("lagging").EnumerateArray());
        Assert.Equal("behind", lagging.GetProperty("consumer").GetProperty("name").GetString());
        Assert.Equal(3, lagging.GetProperty("first").GetProperty("seq").GetInt64());
        Assert.Equal(1, concerns.GetProperty("laggingTotal").GetInt32());
    }

    [Fact]
    public async Task Streams_that_will_soon_refuse_and_those_that_keep_nothing_are_found()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("REFUSES", "r.>", ""","max_msgs":2,"discard":"new" """);
        await client.CreateStreamAsync("ROLLS", "o.>", ""","max_msgs":2""");
        await client.CreateStreamAsync("UNHEARD", "u.>", ""","retention":"interest" """);
        foreach (string subject in (string[])["r.1", "r.2", "o.1", "o.2"])
        {
            await client.StoreAsync(subject, "x");
        }

        JsonElement concerns = await console.ReadAsync("concerns", await console.SignInAsync());

        Assert.Equal(["REFUSES"], Names(concerns.GetProperty("full")));
        Assert.Equal(["UNHEARD"], Names(concerns.GetProperty("unheard")));
    }

    [Fact]
    public async Task A_consumer_is_shown_with_its_configuration_and_how_far_it_is()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");
        await client.CreateConsumerAsync("S", "worker", ""","max_ack_pending":7,"description":"Sends invoices" """);
        await client.StoreAsync("s.a", "1");
        await client.StoreAsync("s.a", "2");
        await client.FetchAsync("S", "worker");

        JsonElement details = await console.ReadAsync("consumer?account=$G&stream=S&name=worker", await console.SignInAsync());

        JsonElement info = details.GetProperty("info");
        Assert.Equal((7, "Sends invoices"), (info.GetProperty("config").GetProperty("max_ack_pending").GetInt32(), info.GetProperty("config").GetProperty("description").GetString()));
        Assert.Equal((1, 1), (info.GetProperty("num_pending").GetInt32(), info.GetProperty("num_ack_pending").GetInt32()));
        Assert.Equal(2, details.GetProperty("first").GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task A_consumer_that_is_not_there_is_explained()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");

        using HttpResponseMessage response = await console.GetAsync("/console/api/consumer?account=$G&stream=S&name=nobody", await console.SignInAsync());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("no consumer nobody", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];
}
