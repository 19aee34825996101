using System.Text;
using System.Threading.Channels;

namespace Gust.Client.Tests;

[Collection(ServerCollection.Name)]
public sealed class PubSubTests(SharedServer server)
{
    [Fact]
    public async Task A_message_arrives_with_payload_reply_and_headers()
    {
        await using NatsClient client = await ConnectAsync();
        Subscription subscription = client.Subscribe("all.*");
        byte[] payload = [0, 13, 10, 255, .. "MSG"u8];
        await client.PublishAsync("all.parts", payload, "answer.here", new Headers { { "K", "v1" }, { "K", "v2" } });
        Message message = await subscription.Messages.ReadAsync();
        Assert.Equal(("all.parts", "answer.here"), (message.Subject, message.Reply));
        Assert.Equal(payload, message.Payload.ToArray());
        Assert.Equal(["v1", "v2"], message.Headers!.Select(h => h.Value));
    }

    [Fact]
    public async Task Messages_keep_their_order_through_back_pressure_on_both_sides()
    {
        await using NatsClient client = await ConnectAsync(new NatsClientOptions { Urls = [server.Url], SubscriptionMessagesMax = 4 });
        await using NatsClient publisher = await ConnectAsync();
        const int count = 20_000;
        Subscription subscription = client.Subscribe("ordered");
        await client.FlushAsync();
        Task publishing = Task.Run(async () =>
        {
            for (int i = 0; i < count; i++)
            {
                await publisher.PublishAsync("ordered", Encoding.ASCII.GetBytes($"{i}"));
            }
        });
        for (int i = 0; i < count; i++)
        {
            Assert.Equal($"{i}", Encoding.ASCII.GetString((await subscription.Messages.ReadAsync()).Payload.Span));
        }

        await publishing;
    }

    [Fact]
    public async Task A_queue_group_gets_each_message_once()
    {
        await using NatsClient client = await ConnectAsync();
        Channel<Message> all = Channel.CreateBounded<Message>(1000);
        Subscription a = client.Subscribe("work", "group", shared: all);
        Subscription b = client.Subscribe("work", "group", shared: all);
        for (int i = 0; i < 100; i++)
        {
            await client.PublishAsync("work", default);
        }

        await client.FlushAsync();
        Assert.Equal(100, a.Delivered + b.Delivered);
        Assert.NotEqual(0, a.Delivered);
        Assert.NotEqual(0, b.Delivered);
    }

    [Fact]
    public async Task A_subscription_with_a_maximum_ends_by_itself()
    {
        await using NatsClient client = await ConnectAsync();
        Subscription subscription = client.Subscribe("few", messagesMax: 2);
        for (int i = 0; i < 5; i++)
        {
            await client.PublishAsync("few", default);
        }

        Assert.Equal(2, await subscription.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task Draining_a_subscription_gives_what_was_under_way_and_ends()
    {
        await using NatsClient client = await ConnectAsync();
        Subscription subscription = client.Subscribe("drained");
        for (int i = 0; i < 1000; i++)
        {
            await client.PublishAsync("drained", default);
        }

        await client.DrainAsync(subscription);
        Assert.Equal(1000, await subscription.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task Draining_the_client_delivers_what_was_published_and_closes()
    {
        await using NatsClient other = await ConnectAsync();
        Subscription subscription = other.Subscribe("last.words");
        await other.FlushAsync();
        NatsClient client = await ConnectAsync();
        await client.PublishAsync("last.words", "bye"u8.ToArray());
        await client.DrainAsync();
        Assert.Equal("bye"u8.ToArray(), (await subscription.Messages.ReadAsync()).Payload.ToArray());
        Assert.True(client.Ended.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.PublishAsync("last.words", default));
    }

    [Fact]
    public async Task A_message_over_the_servers_limit_is_refused_before_it_is_sent()
    {
        await using NatsClient client = await ConnectAsync();
        await Assert.ThrowsAsync<PayloadTooLargeException>(async () => await client.PublishAsync("big", new byte[1024 * 1024 + 1]));
        await client.FlushAsync(); // the connection lives
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\r\nPUB b 0\r\n")]
    public async Task A_subject_that_would_break_the_protocol_is_refused(string subject)
    {
        await using NatsClient client = await ConnectAsync();
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.PublishAsync(subject, default));
        Assert.Throws<ArgumentException>(() => client.Subscribe(subject));
    }

    [Fact]
    public async Task A_stream_of_the_callers_own_carries_a_connection()
    {
        var options = new NatsClientOptions
        {
            OpenStream = async cancel =>
            {
                var tcp = new System.Net.Sockets.TcpClient();
                await tcp.ConnectAsync("127.0.0.1", ServerAddress.Parse(server.Url).Port, cancel);
                return tcp.GetStream();
            },
        };
        await using NatsClient client = await ConnectAsync(options);
        Assert.True(await client.PingAsync() > TimeSpan.Zero);
    }

    private Task<NatsClient> ConnectAsync(NatsClientOptions? options = null) =>
        NatsClient.ConnectAsync(options ?? new NatsClientOptions { Urls = [server.Url] });
}
