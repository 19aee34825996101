using System.Text;
using Gust.Testing;

namespace Gust.JetStream.Tests.Rules;

/// <summary>The API of a real nats-server with an empty store.</summary>
internal sealed class ReferenceApi : IAsyncDisposable
{
    private const string Inbox = "_INBOX.rules";
    private readonly TemporaryDirectory _store;
    private readonly ServerProcess _server;
    private readonly RawConnection _connection;

    private ReferenceApi(TemporaryDirectory store, ServerProcess server, RawConnection connection)
    {
        _store = store;
        _server = server;
        _connection = connection;
    }

    public static async Task<ReferenceApi> StartAsync()
    {
        TemporaryDirectory store = new();
        ServerProcess server = await ServerProcess.StartAsync(ReferenceServer.Executable, $"jetstream {{ store_dir: \"{store.Path}\" }}");
        RawConnection connection = await RawConnection.OpenAsync(server.Address);
        await connection.SendAsync($"CONNECT {{\"verbose\":false,\"headers\":true,\"no_responders\":true}}\r\nSUB {Inbox} 1\r\nPING\r\n");
        await connection.ReadUntilAsync("PONG");
        return new ReferenceApi(store, server, connection);
    }

    /// <summary>Sends a request and returns its answer; asks again while the files of a stream just deleted are in the way.</summary>
    public async Task<string> AskAsync(string subject, string body)
    {
        string answer;
        do
        {
            answer = await AskOnceAsync(subject, body);
        }
        while (answer.Contains("error creating store for stream", StringComparison.Ordinal));

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
        _store.Dispose();
    }

    private async Task<string> AskOnceAsync(string subject, string body)
    {
        byte[] payload = Encoding.UTF8.GetBytes(body);
        byte[] line = Encoding.UTF8.GetBytes($"PUB $JS.API.{subject} {Inbox} {payload.Length}\r\n");
        await _connection.SendAsync((byte[])[.. line, .. payload, .. "\r\n"u8]);
        while (await _connection.ReadAsync() is { } frame)
        {
            if (frame.Payload is not null)
            {
                return Encoding.UTF8.GetString(frame.Payload);
            }
        }

        throw new InvalidOperationException($"the reference closed the connection at {subject} {body}");
    }
}
