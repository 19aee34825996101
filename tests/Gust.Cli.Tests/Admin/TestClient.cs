using Gust.Client;
using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

/// <summary>A client that others look at.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private TestClient(NatsClient client) => Client = client;

    public NatsClient Client { get; }

    /// <summary>Connects, subscribes to <c>NAME.0</c>, <c>NAME.1</c> ..., and returns when the server knows of it all.</summary>
    public static async Task<TestClient> OpenAsync(ServerProcess server, string user, string name, int subscriptions = 0)
    {
        NatsClient client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [AdminTest.Url(server, user)], Name = name });
        for (int i = 0; i < subscriptions; i++)
        {
            client.Subscribe($"{name}.{i}");
        }

        await client.FlushAsync();
        return new TestClient(client);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
