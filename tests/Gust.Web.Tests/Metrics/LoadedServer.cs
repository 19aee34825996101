using System.Text;
using Gust.Client;
using Gust.Testing;

namespace Gust.Web.Tests.Metrics;

/// <summary>A server at work: clients, a stream whose consumer lags, messages that wait for acknowledgements, redeliveries, errors.</summary>
internal sealed class LoadedServer : IAsyncDisposable
{
    public const string Account = "APP";
    public const string Stream = "ORDERS";
    public const int Stored = 20;
    public const int Unacknowledged = 3;

    private readonly TemporaryDirectory _directory = new();

    private LoadedServer()
    {
    }

    public WebServer Web { get; private set; } = null!;

    public NatsClient Client { get; private set; } = null!;

    public static async Task<LoadedServer> StartAsync(Action<GustServerOptions>? configure = null)
    {
        LoadedServer loaded = new();
        loaded.Web = await WebServer.StartAsync(options =>
        {
            options.ServerName = "loaded";
            options.JetStream = new JetStreamOptions { Enabled = true, StoreDirectory = loaded._directory.Path };
            options.Accounts.Add(new AccountOptions
            {
                Name = Account,
                JetStream = new AccountJetStreamOptions(),
                Users = { new UserOptions { User = "app", Password = "app" } },
            });
            options.NoAuthUser = "app";
            configure?.Invoke(options);
        });
        loaded.Client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [loaded.Web.Server.ClientUrl], Name = "say \"hi\"\\" });
        await loaded.LoadAsync();
        return loaded;
    }

    public async Task<string> GetAsync(string path, string? accept = null)
    {
        using HttpClient http = new();
        if (accept is not null)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        }

        return await http.GetStringAsync($"{Web.Web.Url}{path}");
    }

    /// <summary>Stores some more messages, and waits until they are on stable storage.</summary>
    public async Task PublishAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Client.RequestAsync($"orders.{i % 4}", Bytes("an order"));
        }
    }

    public Task<Message> RequestAsync(string subject, string json) => Client.RequestAsync(subject, Bytes(json));

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Web.DisposeAsync();
        _directory.Dispose();
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task LoadAsync()
    {
        await RequestAsync($"$JS.API.STREAM.CREATE.{Stream}", $$"""{"name":"{{Stream}}","subjects":["orders.>"],"max_bytes":1000000}""");
        await RequestAsync("$JS.API.STREAM.CREATE.COPY", $$$"""{"name":"COPY","mirror":{"name":"{{{Stream}}}"}}""");
        await RequestAsync(
            $"$JS.API.CONSUMER.CREATE.{Stream}.worker",
            $$$"""{"stream_name":"{{{Stream}}}","config":{"durable_name":"worker","name":"worker","ack_policy":"explicit","description":"takes orders"}}""");
        await RequestAsync("$JS.API.STREAM.INFO.NONE", "");
        await PublishAsync(Stored);
        await RedeliverAsync();
        Client.Subscribe("noise.>");
        await Client.PublishAsync("noise.a", Bytes("nothing"));
        await Client.FlushAsync();
    }

    /// <summary>The first message is refused and comes again; it and those after it stay unacknowledged.</summary>
    private async Task RedeliverAsync()
    {
        string inbox = Client.NewInbox();
        Subscription messages = Client.Subscribe(inbox);
        await PullAsync(inbox);
        Message first = await messages.Messages.ReadAsync();
        await Client.PublishAsync(first.Reply!, Bytes("-NAK"));
        for (int i = 0; i < Unacknowledged; i++)
        {
            await PullAsync(inbox);
            await messages.Messages.ReadAsync();
        }
    }

    private ValueTask PullAsync(string inbox) =>
        Client.PublishAsync($"$JS.API.CONSUMER.MSG.NEXT.{Stream}.worker", Bytes("""{"batch":1}"""), inbox);
}
