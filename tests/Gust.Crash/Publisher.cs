using System.Globalization;
using System.Text;
using System.Text.Json;
using Gust.Foundation;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>Publishes to one stream, some messages ahead of their acknowledgements. What an earlier kill left unanswered is sent again first.</summary>
internal sealed class Publisher(StreamLedger ledger, CrashMoment moment, int seed)
{
    private const int WindowMax = 64;
    private const int PayloadMax = 3000;

    private readonly SeededRandom _random = new(seed);

    public async Task RunAsync(ServerProcess server)
    {
        using var connection = await ApiConnection.OpenAsync(server, $"publish.{ledger.Name}");
        var again = new Queue<int>(ledger.NotStored());
        var window = 1 + _random.Next(WindowMax);
        var underWay = 0;
        while (connection.IsOpen)
        {
            var operations = new StringBuilder();
            for (; underWay < window; underWay++)
            {
                Write(operations, connection, again.TryDequeue(out var id) ? id : ++ledger.LastSent);
            }

            await connection.SendAsync(operations);
            if (await connection.ReadAsync() is not { } answer)
            {
                return;
            }

            underWay--;
            Record(answer);
            moment.Count();
        }
    }

    private void Write(StringBuilder operations, ApiConnection connection, int id)
    {
        var header = $"NATS/1.0\r\nNats-Msg-Id: {id}\r\n\r\n";
        var payload = new string((char)('a' + (id % 26)), _random.Next(PayloadMax));
        operations.Append(CultureInfo.InvariantCulture, $"HPUB {ledger.Subject(id)} {connection.Inbox($"{id}")} {header.Length} {header.Length + payload.Length}\r\n{header}{payload}\r\n");
    }

    private void Record(Incoming answer)
    {
        using var ack = JsonDocument.Parse(answer.Body);
        if (ack.RootElement.TryGetProperty("error", out _))
        {
            throw new InvalidOperationException($"{ledger.Name} refused a message: {answer.Body}");
        }

        var id = int.Parse(answer.Subject[(answer.Subject.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture);
        ledger.Stored.Add(id, ack.RootElement.GetProperty("seq").GetUInt64());
    }
}
