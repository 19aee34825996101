using System.Text;

namespace Gust.Client.Tests;

[Collection(ServerCollection.Name)]
public sealed class RequestTests(SharedServer server)
{
    [Fact]
    public async Task Concurrent_requests_each_get_their_own_reply()
    {
        await using NatsClient client = await ConnectAsync();
        Task responder = AnswerAsync(client, client.Subscribe("echo"), replies: 1);
        IEnumerable<Task<string>> requests = Enumerable.Range(0, 200).Select(async i =>
            Text(await client.RequestAsync("echo", Encoding.ASCII.GetBytes($"{i}"))));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), await Task.WhenAll(requests));
        await client.DisposeAsync();
        await responder;
    }

    [Fact]
    public async Task A_request_nobody_listens_to_says_so_at_once()
    {
        await using NatsClient client = await ConnectAsync();
        NoRespondersException e = await Assert.ThrowsAsync<NoRespondersException>(() => client.RequestAsync("nobody", default));
        Assert.Equal("nobody", e.Subject);
    }

    [Fact]
    public async Task A_request_nobody_answers_times_out()
    {
        await using NatsClient client = await ConnectAsync();
        client.Subscribe("silent");
        await Assert.ThrowsAsync<TimeoutException>(() => client.RequestAsync("silent", default, timeout: TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public async Task Many_replies_end_with_their_number()
    {
        await using NatsClient client = await ConnectAsync();
        _ = AnswerAsync(client, client.Subscribe("many"), replies: 5);
        Assert.Equal(3, await client.RequestManyAsync("many", default, new RequestManyOptions { RepliesMax = 3 }).CountAsync());
    }

    [Fact]
    public async Task Many_replies_end_with_a_silence()
    {
        await using NatsClient client = await ConnectAsync();
        _ = AnswerAsync(client, client.Subscribe("many"), replies: 5);
        var options = new RequestManyOptions { Stall = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromSeconds(30) };
        Assert.Equal(5, await client.RequestManyAsync("many", "x"u8.ToArray(), options).CountAsync());
    }

    [Fact]
    public async Task Many_replies_end_with_an_empty_one()
    {
        await using NatsClient client = await ConnectAsync();
        _ = AnswerAsync(client, client.Subscribe("many"), replies: 5, lastIsEmpty: true);
        var options = new RequestManyOptions { EmptyReplyEnds = true, Timeout = TimeSpan.FromSeconds(30) };
        Assert.Equal(4, await client.RequestManyAsync("many", "x"u8.ToArray(), options).CountAsync());
    }

    [Fact]
    public async Task A_request_for_many_that_nobody_listens_to_says_so()
    {
        await using NatsClient client = await ConnectAsync();
        await Assert.ThrowsAsync<NoRespondersException>(async () =>
            await client.RequestManyAsync("nobody", default, new RequestManyOptions()).CountAsync());
    }

    private static async Task AnswerAsync(NatsClient client, Subscription subscription, int replies, bool lastIsEmpty = false)
    {
        await foreach (Message request in subscription.ReadAllAsync())
        {
            for (int i = 1; i <= replies; i++)
            {
                await client.PublishAsync(request.Reply!, lastIsEmpty && i == replies ? default : request.Payload);
            }
        }
    }

    private static string Text(Message message) => Encoding.UTF8.GetString(message.Payload.Span);

    private Task<NatsClient> ConnectAsync() => NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url] });
}
