using System.Text;
using System.Text.Json;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>A connection with an inbox for one task, which sends and reads in turn.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly RawConnection _wire;
    private readonly string _inbox;
    private int _requests;

    private ApiConnection(RawConnection wire, string name)
    {
        _wire = wire;
        _inbox = $"_INBOX.{name}";
    }

    /// <summary>False once the server has gone.</summary>
    public bool IsOpen => !_wire.Ended;

    public static async Task<ApiConnection> OpenAsync(ServerProcess server, string name)
    {
        var wire = await RawConnection.OpenAsync(server.Address);
        await wire.SendAsync($"CONNECT {{\"verbose\":false,\"headers\":true,\"no_responders\":true}}\r\nSUB _INBOX.{name}.> 1\r\n");
        return new ApiConnection(wire, name);
    }

    /// <summary>The subject for answers to something.</summary>
    public string Inbox(string what) => $"{_inbox}.{what}";

    public Task SendAsync(StringBuilder operations) => _wire.SendAsync(operations.ToString());

    /// <summary>The next message with its subject, reply and content, or null when the server has gone.</summary>
    public async Task<Incoming?> ReadAsync()
    {
        while (await _wire.ReadAsync() is { } frame)
        {
            if (frame.IsPing)
            {
                await _wire.SendAsync("PONG\r\n");
            }
            else if (frame.Payload is not null)
            {
                return Incoming.Of(frame);
            }
        }

        return null;
    }

    /// <summary>A request to an API that must succeed.</summary>
    public async Task<JsonElement> AskAsync(string subject, string body)
    {
        var reply = Inbox($"api.{_requests++}");
        await SendAsync(new StringBuilder($"PUB {subject} {reply} {body.Length}\r\n{body}\r\n"));
        while (await ReadAsync() is { } message)
        {
            if (message.Subject == reply)
            {
                using var document = JsonDocument.Parse(message.Body);
                return document.RootElement.TryGetProperty("error", out _)
                    ? throw new InvalidOperationException($"{subject} {body}: {message.Body}")
                    : document.RootElement.Clone();
            }
        }

        throw new InvalidOperationException($"the server has gone at {subject}");
    }

    public void Dispose() => _wire.Dispose();
}
