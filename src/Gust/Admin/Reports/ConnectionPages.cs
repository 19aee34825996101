using System.Text.Json;
using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Reports;

/// <summary>Reads all connections of servers, page by page: a busy server has more than fit one answer.</summary>
internal sealed class ConnectionPages(SystemApi system)
{
    private const int PageSize = 1024;

    /// <param name="makeBody">Options of the request, without those for the page.</param>
    /// <param name="servers">Who is asked.</param>
    /// <param name="expected">How many of them answer; 0: find out.</param>
    public async Task<IReadOnlyList<ServerConnection>> ReadAsync(Func<RequestBody> makeBody, ServerSelection servers, long expected = 0)
    {
        var connections = new List<ServerConnection>();
        foreach (SystemReply first in await system.AskServersAsync("CONNZ", Page(makeBody(), 0), servers, expected))
        {
            (ServerIdentity server, int count, int total) = Add(connections, first);
            for (int seen = count; seen < total && count > 0; seen += count)
            {
                SystemReply? next = await system.AskOneAsync(SystemApi.Subject(server.Id, "CONNZ"), Page(makeBody(), seen));
                count = next is null ? 0 : Add(connections, next).Count;
            }
        }

        return connections;
    }

    /// <summary>Those an answer lists.</summary>
    public static (ServerIdentity Server, int Count, int Total) Add(List<ServerConnection> connections, SystemReply reply)
    {
        (ServerIdentity server, Connz connz) = SystemReading.Answer(reply, DocumentJson.Default.SystemAnswerConnz);
        ConnectionDetail[] details = connz.Connections ?? [];
        if (details.Length > 0)
        {
            using JsonDocument document = JsonDocument.Parse(reply.Json);
            JsonElement list = document.RootElement.GetProperty("data").GetProperty("connections").Clone();
            connections.AddRange(details.Select((detail, i) => new ServerConnection(server, detail, list[i])));
        }

        return (server, details.Length, connz.Total);
    }

    private static RequestBody Page(RequestBody body, int offset) => body.With("limit", PageSize).With("offset", offset);
}
