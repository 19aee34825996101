using System.Net;
using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;
using Gust.Web.Console.Requests;

namespace Gust.Console.Tests.Api;

/// <summary>Unless it is allowed to, the console changes nothing.</summary>
public sealed class ReadOnlyTests
{
    [Theory]
    [InlineData("$JS.API.INFO", true)]
    [InlineData("$JS.API.STREAM.NAMES", true)]
    [InlineData("$JS.API.STREAM.LIST", true)]
    [InlineData("$JS.API.STREAM.INFO.ORDERS", true)]
    [InlineData("$JS.API.STREAM.MSG.GET.ORDERS", true)]
    [InlineData("$JS.API.DIRECT.GET.ORDERS", true)]
    [InlineData("$JS.API.DIRECT.GET.ORDERS.orders.new", true)]
    [InlineData("$JS.API.CONSUMER.NAMES.ORDERS", true)]
    [InlineData("$JS.API.CONSUMER.LIST.ORDERS", true)]
    [InlineData("$JS.API.CONSUMER.INFO.ORDERS.worker", true)]
    [InlineData("$JS.API.STREAM.CREATE.ORDERS", false)]
    [InlineData("$JS.API.STREAM.UPDATE.ORDERS", false)]
    [InlineData("$JS.API.STREAM.PURGE.ORDERS", false)]
    [InlineData("$JS.API.STREAM.DELETE.ORDERS", false)]
    [InlineData("$JS.API.STREAM.MSG.DELETE.ORDERS", false)]
    [InlineData("$JS.API.STREAM.SNAPSHOT.ORDERS", false)]
    [InlineData("$JS.API.CONSUMER.CREATE.ORDERS.worker", false)]
    [InlineData("$JS.API.CONSUMER.DELETE.ORDERS.worker", false)]
    [InlineData("$JS.API.CONSUMER.MSG.NEXT.ORDERS.worker", false)]
    [InlineData("$JS.API.CONSUMER.PAUSE.ORDERS.worker", false)]
    [InlineData("$JS.ACK.ORDERS.worker.1.1.1.1.0", false)]
    [InlineData("$SYS.REQ.SERVER.PING", false)]
    [InlineData("orders.new", false)]
    [InlineData("$JS.API.STREAM.INFO.*", false)]
    [InlineData("$JS.API.>", false)]
    [InlineData("", false)]
    public void Only_requests_that_read_are_let_through(string subject, bool isAllowed) => Assert.Equal(isAllowed, ReadOnlyRules.Allow(subject));

    [Theory]
    [InlineData("publish", "orders.new")]
    [InlineData("request", "orders.new")]
    [InlineData("request", "$JS.API.STREAM.DELETE.ORDERS")]
    [InlineData("request", "$JS.API.STREAM.PURGE.ORDERS")]
    public async Task What_would_change_something_is_refused_and_does_not_happen(string endpoint, string subject)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("ORDERS", "orders.>");
        await client.StoreAsync("orders.first", "1");
        string cookie = await console.SignInAsync();

        using HttpResponseMessage response = await console.PostAsync(
            "/console/api/" + endpoint, $$"""{"account":"$G","subject":"{{subject}}","data":""}""", cookie);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("changes: true", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        JsonElement page = await console.ReadAsync("messages?account=$G&stream=ORDERS", cookie);
        Assert.Equal(1, page.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task Changes_are_allowed_by_a_reload()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        Assert.True(console.Server.Reload(console.Changed(options => options.Monitoring.Console.Changes = true)).IsAllowed);

        string cookie = await console.SignInAsync();
        Assert.Equal(0, (await console.AskAsync("publish", """{"account":"$G","subject":"a.b"}""", cookie)).GetProperty("delivered").GetInt32());
    }
}
