using System.Globalization;
using System.Text;
using Gust.Foundation;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>Pulls from one stream and acknowledges with confirmation. A message whose acknowledgement was confirmed must not come again.</summary>
internal sealed class Worker(StreamLedger ledger, CrashMoment moment, int seed)
{
    private const int BatchMax = 100;

    private readonly SeededRandom _random = new(seed);

    /// <summary>Works until the server has gone.</summary>
    public async Task RunAsync(ServerProcess server)
    {
        using var connection = await OpenAsync(server);
        while (await PullAsync(connection))
        {
        }
    }

    /// <summary>Works until everything is done.</summary>
    public async Task DrainAsync(ServerProcess server)
    {
        using var connection = await OpenAsync(server);
        using var api = await ApiConnection.OpenAsync(server, $"drain.{ledger.Name}");
        while (await HasWorkAsync(api))
        {
            Assert.True(await PullAsync(connection), "the server has gone by itself");
        }
    }

    private async Task<bool> HasWorkAsync(ApiConnection api)
    {
        var info = await api.AskAsync($"$JS.API.CONSUMER.INFO.{ledger.Name}.{StreamLedger.Consumer}", "");
        return info.GetProperty("num_pending").GetUInt64() + info.GetProperty("num_ack_pending").GetUInt64() > 0;
    }

    private Task<ApiConnection> OpenAsync(ServerProcess server) => ApiConnection.OpenAsync(server, $"work.{ledger.Name}");

    // One request, and all that comes of it: messages, their confirmed acknowledgements, perhaps the end of the request.
    private async Task<bool> PullAsync(ApiConnection connection)
    {
        var missing = 1 + _random.Next(BatchMax);
        var unconfirmed = 0;
        var request = $"{{\"batch\":{missing},\"expires\":1000000000}}";
        var subject = $"$JS.API.CONSUMER.MSG.NEXT.{ledger.Name}.{StreamLedger.Consumer}";
        await connection.SendAsync(new StringBuilder($"PUB {subject} {connection.Inbox("pull")} {request.Length}\r\n{request}\r\n"));
        while (missing > 0 || unconfirmed > 0)
        {
            if (await connection.ReadAsync() is not { } message)
            {
                return false;
            }

            if (message.Reply.StartsWith("$JS.ACK.", StringComparison.Ordinal))
            {
                missing--;
                unconfirmed++;
                await AcknowledgeAsync(connection, message);
            }
            else if (message.Status is not null)
            {
                missing = 0;
            }
            else
            {
                unconfirmed--;
                ledger.AckConfirmed.Add(Sequence(message.Subject, fromEnd: 1));
                moment.Count();
            }
        }

        return true;
    }

    private async Task AcknowledgeAsync(ApiConnection connection, Incoming message)
    {
        // $JS.ACK.stream.consumer.deliveries.sequence.consumer sequence.time.pending
        var sequence = Sequence(message.Reply, fromEnd: 4);
        if (ledger.AckConfirmed.Contains(sequence))
        {
            throw new InvalidOperationException($"{ledger.Name}: {sequence} came again after its acknowledgement was confirmed ({message.Reply})");
        }

        ledger.AckSent.Add(sequence);
        await connection.SendAsync(new StringBuilder($"PUB {message.Reply} {connection.Inbox($"{sequence}")} 4\r\n+ACK\r\n"));
    }

    private static ulong Sequence(string subject, int fromEnd) => ulong.Parse(subject.Split('.')[^fromEnd], CultureInfo.InvariantCulture);
}
