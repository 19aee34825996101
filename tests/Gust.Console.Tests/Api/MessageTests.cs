using System.Net;
using System.Text;
using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;
using Gust.JetStream.Hosting;

namespace Gust.Console.Tests.Api;

/// <summary>Messages that the console sends and reads.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_request_brings_the_replies_with_their_headers()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(AllowChanges);
        await using NatsClient service = await console.ConnectAsync();
        Subscription subscription = service.Subscribe("greet");
        await service.FlushAsync();
        Task answering = AnswerAsync(service, subscription);

        JsonElement answer = await console.AskAsync(
            "request", """{"account":"$G","subject":"greet","data":"Ada","headers":[["Lang","en"]],"timeoutMs":5000}""", await console.SignInAsync());

        await answering;
        JsonElement reply = answer.GetProperty("replies")[0];
        Assert.Equal("complete", answer.GetProperty("end").GetString());
        Assert.Equal("en: Ada", Encoding.UTF8.GetString(reply.GetProperty("data").GetBytesFromBase64()));
        Assert.Equal("""[["From","greeter"]]""", reply.GetProperty("headers").GetRawText());
    }

    [Fact]
    public async Task A_request_to_nobody_ends_at_once()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(AllowChanges);

        JsonElement answer = await console.AskAsync("request", """{"account":"$G","subject":"nobody.home","timeoutMs":30000}""", await console.SignInAsync());

        Assert.Equal("no-responders", answer.GetProperty("end").GetString());
    }

    [Fact]
    public async Task A_request_that_nobody_answers_ends_when_its_time_is_over_and_leaves_nothing_behind()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(AllowChanges);
        await using NatsClient silent = await console.ConnectAsync();
        silent.Subscribe("greet");
        await silent.FlushAsync();
        int before = console.Server.Broker.Accounts.Global.Interest.Count;

        JsonElement answer = await console.AskAsync("request", """{"account":"$G","subject":"greet","timeoutMs":20}""", await console.SignInAsync());

        Assert.Equal("timeout", answer.GetProperty("end").GetString());
        Assert.Equal(before, console.Server.Broker.Accounts.Global.Interest.Count);
    }

    [Theory]
    [InlineData("""{"account":"$G","subject":"a.*"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"$G","subject":"a b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"$G","subject":"a..b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"$G"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"NOPE","subject":"a"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"account":"$G","subject":"a","headers":[["A\r\nB","c"]]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"$G","subject":"a","headers":[["A","b\r\nEvil: x"]]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"$G","subject":"a","headers":[["A"]]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"account":"$G","subject":"a","headers":[null]}""", HttpStatusCode.BadRequest)]
    public async Task What_no_client_could_send_is_refused(string message, HttpStatusCode status)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(AllowChanges);

        using HttpResponseMessage response = await console.PostAsync("/console/api/publish", message, await console.SignInAsync());

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_message_over_max_payload_is_refused()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(AllowChanges);
        string data = new('x', console.Server.Options.MaxPayload + 1);

        using HttpResponseMessage response = await console.PostAsync(
            "/console/api/publish", $$"""{"account":"$G","subject":"a","data":"{{data}}"}""", await console.SignInAsync());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Stored_messages_come_by_page_and_by_subject_without_consuming_them()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");
        for (int i = 1; i <= 7; i++)
        {
            await client.StoreAsync(i % 2 == 0 ? "s.even" : "s.odd", $"{i}");
        }

        string cookie = await console.SignInAsync();
        JsonElement first = await console.ReadAsync("messages?account=$G&stream=S&limit=3", cookie);
        JsonElement second = await console.ReadAsync("messages?account=$G&stream=S&limit=3&seq=4", cookie);
        JsonElement even = await console.ReadAsync("messages?account=$G&stream=S&filter=s.even", cookie);

        Assert.Equal("1, 2, 3 then 4", Describe(first));
        Assert.Equal("4, 5, 6 then 7", Describe(second));
        Assert.Equal("2, 4, 6 then 0", Describe(even));
    }

    [Theory]
    [InlineData("account=$G&stream=NOPE", HttpStatusCode.NotFound)]
    [InlineData("account=$G&stream=A.B", HttpStatusCode.NotFound)]
    [InlineData("account=$G&stream=S&filter=a..b", HttpStatusCode.NotFound)]
    [InlineData("account=NOPE&stream=S", HttpStatusCode.NotFound)]
    public async Task Messages_of_what_is_not_there_are_refused_with_a_reason(string query, HttpStatusCode status)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.GetAsync("/console/api/messages?" + query, await console.SignInAsync());

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("a.>.b")]
    public async Task A_filter_that_is_no_subject_is_refused_with_a_reason(string filter)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");

        using HttpResponseMessage response = await console.GetAsync($"/console/api/messages?account=$G&stream=S&filter={Uri.EscapeDataString(filter)}", await console.SignInAsync());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Looking_at_empty_streams_gaps_and_subjects_without_messages_counts_neither_as_requests_nor_as_errors()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("EMPTY", "empty.>");
        await client.CreateStreamAsync("S", "s.>");
        await client.StoreAsync("s.a", "1");
        string cookie = await console.SignInAsync();
        JetStreamAccount streams = console.Server.Monitoring.Server.JetStream()!.Accounts.Single(account => account.Account.Name == "$G");
        (long requests, long errors) = (streams.Requests, streams.Errors);

        Assert.Equal(" then 0", Describe(await console.ReadAsync("messages?account=$G&stream=EMPTY", cookie)));
        Assert.Equal(" then 0", Describe(await console.ReadAsync("messages?account=$G&stream=S&seq=17", cookie)));
        Assert.Equal(" then 0", Describe(await console.ReadAsync("messages?account=$G&stream=S&filter=s.b", cookie)));

        Assert.Equal((requests, errors), (streams.Requests, streams.Errors));
    }

    [Fact]
    public async Task A_page_of_large_messages_ends_early_and_goes_on()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");
        for (int i = 0; i < 12; i++)
        {
            await client.StoreAsync("s.large", new byte[900_000]);
        }

        JsonElement page = await console.ReadAsync("messages?account=$G&stream=S&limit=500", await console.SignInAsync());

        ulong next = page.GetProperty("next").GetUInt64();
        Assert.InRange(next, 2UL, 12UL);
        Assert.Equal((int)next - 1, page.GetProperty("messages").GetArrayLength());
    }

    private static void AllowChanges(GustServerOptions options) => options.Monitoring.Console.Changes = true;

    private static async Task AnswerAsync(NatsClient service, Subscription subscription)
    {
        Message request = await subscription.Messages.ReadAsync();
        Headers headers = [];
        headers.Add("From", "greeter");
        await service.PublishAsync(request.Reply!, Encoding.UTF8.GetBytes($"{request.Headers!["Lang"]}: {Encoding.UTF8.GetString(request.Payload.Span)}"), headers: headers);
    }

    private static string Describe(JsonElement page) =>
        string.Join(", ", page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("seq").GetInt64())) + $" then {page.GetProperty("next").GetInt64()}";
}
