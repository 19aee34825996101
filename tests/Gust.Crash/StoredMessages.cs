using System.Globalization;
using System.Text;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>Reads a whole stream back by direct get, in batches.</summary>
internal static class StoredMessages
{
    private const int Batch = 500;

    /// <summary>The message ids by sequence.</summary>
    public static async Task<Dictionary<ulong, int>> ReadAsync(ServerProcess server, StreamLedger ledger)
    {
        using var connection = await ApiConnection.OpenAsync(server, $"read.{ledger.Name}");
        Dictionary<ulong, int> ids = [];
        ulong next = 1;
        while (await ReadBatchAsync(connection, ledger, ids, next) is { } last)
        {
            next = last + 1;
        }

        return ids;
    }

    /// <returns>The last sequence read, or null when there was nothing.</returns>
    private static async Task<ulong?> ReadBatchAsync(ApiConnection connection, StreamLedger ledger, Dictionary<ulong, int> ids, ulong first)
    {
        var request = $"{{\"seq\":{first},\"batch\":{Batch}}}";
        await connection.SendAsync(new StringBuilder($"PUB $JS.API.DIRECT.GET.{ledger.Name} {connection.Inbox("get")} {request.Length}\r\n{request}\r\n"));
        ulong? last = null;
        while (await connection.ReadAsync() is { } message)
        {
            if (message.Status is { } status)
            {
                return status.StartsWith("204", StringComparison.Ordinal) || status.StartsWith("404", StringComparison.Ordinal)
                    ? last
                    : throw new InvalidOperationException($"{ledger.Name} from {first}: {status}");
            }

            var id = int.Parse(message.Header("Nats-Msg-Id")!, CultureInfo.InvariantCulture);
            CheckContent(ledger, message, id);
            last = ulong.Parse(message.Header("Nats-Sequence")!, CultureInfo.InvariantCulture);
            ids.Add(last.Value, id);
        }

        throw new InvalidOperationException("the server has gone while it was read");
    }

    private static void CheckContent(StreamLedger ledger, Incoming message, int id)
    {
        Assert.Equal(ledger.Subject(id), message.Header("Nats-Subject"));
        Assert.DoesNotContain(message.Body, character => character != (char)('a' + (id % 26)));
    }
}
