using System.Net;
using System.Text;
using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;
using Gust.Web.Console.Tails;

namespace Gust.Console.Tests.Streams;

/// <summary>Messages as they come.</summary>
public sealed class TailTests
{
    private const string Stream = "tail?account=$G&stream=S";
    private const string Subject = "tail?account=$G&subject=s.>";

    [Fact]
    public async Task A_read_only_console_follows_a_stream_from_where_it_was_left()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: 3);
        using TailReader tail = await TailReader.OpenAsync(console, Stream + "&after=1", await console.SignInAsync());

        Assert.Equal(["s.2", "s.3"], await tail.SubjectsAsync(2));
        await client.StoreAsync("s.4", "x");

        Assert.Equal(["s.4"], await tail.SubjectsAsync(1));
    }

    [Fact]
    public async Task Without_a_place_only_what_comes_from_now_on_is_shown_and_of_the_wanted_subjects_only()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: 3);
        using TailReader tail = await TailReader.OpenAsync(console, Stream + "&filter=s.wanted", await console.SignInAsync());
        await tail.BeginAsync();

        await client.StoreAsync("s.other", "x");
        await client.StoreAsync("s.wanted", "x");

        Assert.Equal(["s.wanted"], await tail.SubjectsAsync(1));
    }

    [Fact]
    public async Task What_is_more_than_one_can_read_is_left_out_and_counted()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: TailLimits.MessagesMax + 20);
        using TailReader tail = await TailReader.OpenAsync(console, Stream + "&after=0", await console.SignInAsync());
        await tail.BeginAsync();

        JsonElement batch = await tail.NextAsync();

        Assert.Equal((TailLimits.MessagesMax, 20), (batch.GetProperty("messages").GetArrayLength(), batch.GetProperty("skipped").GetInt64()));
    }

    [Fact]
    public async Task Of_a_large_message_the_beginning_comes_and_its_size()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: 0);
        using TailReader tail = await TailReader.OpenAsync(console, Stream, await console.SignInAsync());
        await tail.BeginAsync();

        await client.StoreAsync("s.large", new byte[200_000]);

        JsonElement message = (await tail.NextAsync()).GetProperty("messages")[0];
        Assert.Equal((200_000, TailLimits.MessageBytesMax), (message.GetProperty("size").GetInt32(), message.GetProperty("data").GetBytesFromBase64().Length));
    }

    [Fact]
    public async Task It_ends_when_its_visitor_signs_out()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: 0);
        string cookie = await console.SignInAsync();
        using TailReader tail = await TailReader.OpenAsync(console, Stream, cookie);
        await tail.BeginAsync();

        using HttpResponseMessage _ = await console.PostAsync("/console/api/logout", "{}", cookie);

        Assert.Null(await tail.LineAsync());
    }

    [Fact]
    public async Task It_ends_with_its_stream_and_says_so()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: 0);
        using TailReader tail = await TailReader.OpenAsync(console, Stream, await console.SignInAsync());
        await tail.BeginAsync();

        await client.RequestAsync("$JS.API.STREAM.DELETE.S", Array.Empty<byte>());

        Assert.Contains("is gone", (await tail.NextAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_so_many_can_be_followed_at_one_time_and_places_become_free_again()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await StreamAsync(console, stored: 0);
        string cookie = await console.SignInAsync();
        List<TailReader> tails = [];
        for (int i = 0; i < TailDesk.WatchersMax; i++)
        {
            tails.Add(await TailReader.OpenAsync(console, Stream, cookie));
        }

        using (HttpResponseMessage refused = await console.GetAsync("/console/api/" + Stream, cookie))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        tails.ForEach(tail => tail.Dispose());
        TailReader? again;
        do
        {
            again = await TailReader.TryOpenAsync(console, Stream, cookie); // the server notices soon that they are gone
        }
        while (again is null);
        again.Dispose();
    }

    [Fact]
    public async Task A_subject_is_not_followed_by_a_console_that_only_reads()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.GetAsync("/console/api/" + Subject, await console.SignInAsync());

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("changes: true", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_is_followed_without_anybody_noticing()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);
        await using NatsClient client = await console.ConnectAsync();
        using TailReader tail = await TailReader.OpenAsync(console, Subject, await console.SignInAsync());
        await tail.BeginAsync();

        await Assert.ThrowsAsync<NoRespondersException>(() => client.RequestAsync("s.ask", Encoding.UTF8.GetBytes("hello")));

        JsonElement message = (await tail.NextAsync()).GetProperty("messages")[0];
        Assert.Equal(("s.ask", "hello"), (message.GetProperty("subject").GetString(), Encoding.UTF8.GetString(message.GetProperty("data").GetBytesFromBase64())));
        Assert.StartsWith("_INBOX.", message.GetProperty("reply").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_away_leaves_no_subscription_behind()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Changes = true);
        string cookie = await console.SignInAsync();
        int before = console.Server.Broker.Accounts.Global.Interest.Count;
        using (TailReader tail = await TailReader.OpenAsync(console, Subject, cookie))
        {
            await tail.BeginAsync();
            Assert.Equal(before + 1, console.Server.Broker.Accounts.Global.Interest.Count);
        }

        while (console.Server.Broker.Accounts.Global.Interest.Count > before)
        {
            await console.ReadAsync("session", cookie); // the server notices soon that he is gone
        }
    }

    private static async Task<NatsClient> StreamAsync(ConsoleServer console, int stored)
    {
        NatsClient client = await console.ConnectAsync();
        await client.CreateStreamAsync("S", "s.>");
        for (int i = 1; i <= stored; i++)
        {
            await client.StoreAsync($"s.{i}", "x");
        }

        return client;
    }
}
