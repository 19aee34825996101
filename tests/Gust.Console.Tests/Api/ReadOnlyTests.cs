using System.Net;
using System.Text;
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
    public void Only_requests_that_read_are_let_through(string subject, bool isAllowed) => Assert.Equal(isAllowed, ReadOnlyRules.Allow(Encoding.UTF8.GetBytes(subject)));

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
    public async Task A_mapping_that_leads_a_reading_subject_to_a_changing_one_is_no_way_around()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Mappings.Add(new SubjectMappingOptions
        {
            Source = "$JS.API.STREAM.INFO.HARMLESS",
            Destinations = [new MappingDestinationOptions { Subject = "$JS.API.STREAM.DELETE.ORDERS" }],
        }));
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("ORDERS", "orders.>");
        string cookie = await console.SignInAsync();

        using HttpResponseMessage response = await console.PostAsync(
            "/console/api/request", """{"account":"$G","subject":"$JS.API.STREAM.INFO.HARMLESS"}""", cookie);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(1, (await console.ReadAsync("streams", cookie)).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("$JS.API.STREAM.INFO.RENAMED", HttpStatusCode.Forbidden)]
    [InlineData("$JS.API.STREAM.INFO.SAME", HttpStatusCode.OK)]
    public async Task An_import_that_gives_another_request_a_harmless_name_is_no_way_around(string subject, HttpStatusCode status)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Accounts.AddRange(
        [
            new AccountOptions
            {
                Name = "SHOP",
                Users = [new UserOptions { User = "shop", Password = "a long password" }],
                Exports = [new ExportOptions { Kind = ShareKind.Service, Subject = "wipe" }, new ExportOptions { Kind = ShareKind.Service, Subject = "$JS.API.STREAM.INFO.SAME" }],
            },
            new AccountOptions
            {
                Name = "DESK",
                Users = [new UserOptions { User = "desk", Password = "a long password" }],
                Imports =
                [
                    new ImportOptions { Kind = ShareKind.Service, Account = "SHOP", Subject = "wipe", To = "$JS.API.STREAM.INFO.RENAMED" },
                    new ImportOptions { Kind = ShareKind.Service, Account = "SHOP", Subject = "$JS.API.STREAM.INFO.SAME" },
                ],
            },
        ]));

        using HttpResponseMessage response = await console.PostAsync(
            "/console/api/request", $$"""{"account":"DESK","subject":"{{subject}}","timeoutMs":50}""", await console.SignInAsync());

        Assert.Equal(status, response.StatusCode);
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
