using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary>Connections in their order, as table and as JSON.</summary>
internal static class ConnectionTable
{
    public static readonly string[] SortKeys = ["in-bytes", "out-bytes", "in-msgs", "out-msgs", "uptime", "cid", "subs"];

    /// <summary>Among equals the newest is first.</summary>
    public static IEnumerable<ServerConnection> Sorted(IEnumerable<ServerConnection> all, string key) => Sorted(all.OrderByDescending(c => c.Detail.Cid), key);

    private static IEnumerable<ServerConnection> Sorted(IOrderedEnumerable<ServerConnection> connections, string key) => key switch
    {
        "in-bytes" => connections.OrderByDescending(c => c.Detail.InBytes),
        "out-bytes" => connections.OrderByDescending(c => c.Detail.OutBytes),
        "in-msgs" => connections.OrderByDescending(c => c.Detail.InMsgs),
        "out-msgs" => connections.OrderByDescending(c => c.Detail.OutMsgs),
        "uptime" => connections.OrderBy(c => c.Detail.Start),
        "cid" => connections,
        _ => connections.OrderByDescending(c => c.Detail.Subscriptions),
    };

    public static string Render(CommandContext context, string title, IReadOnlyList<ServerConnection> connections)
    {
        bool anyClosed = connections.Any(connection => connection.Detail.Reason.Length > 0);
        string[] headings = ["CID", "Name", "Server", "Cluster", "IP", "Account", "Uptime", "In Msgs", "Out Msgs", "In Bytes", "Out Bytes", "Subs"];
        var table = new Table(title, [.. headings, .. anyClosed ? ["Reason"] : Array.Empty<string>()]);
        foreach (ServerConnection connection in connections)
        {
            Documents.ConnectionDetail detail = connection.Detail;
            table.Row(
            [
                detail.Cid.ToString(CultureInfo.InvariantCulture), detail.Name, connection.Server.Name, connection.Server.Cluster, $"{detail.Ip}:{detail.Port}",
                connection.Account, detail.Uptime, CountText.Format(detail.InMsgs), CountText.Format(detail.OutMsgs), SizeText.Format(detail.InBytes),
                SizeText.Format(detail.OutBytes), CountText.Format(detail.Subscriptions), .. anyClosed ? [detail.Reason] : Array.Empty<string>(),
            ]);
        }

        Documents.ConnectionDetail[] all = [.. connections.Select(connection => connection.Detail)];
        table.Footer(
        [
            CountText.Format(all.Length), "", "", "", "", "", "", CountText.Format(all.Sum(c => c.InMsgs)), CountText.Format(all.Sum(c => c.OutMsgs)),
            SizeText.Format(all.Sum(c => c.InBytes)), SizeText.Format(all.Sum(c => c.OutBytes)), CountText.Format(all.Sum(c => c.Subscriptions)), .. anyClosed ? [""] : Array.Empty<string>(),
        ]);
        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    /// <summary>What the servers said of each, with the server's own name and id.</summary>
    public static string Json(IEnumerable<ServerConnection> connections) => JsonOutput.Written(writer =>
    {
        writer.WriteStartArray();
        foreach (ServerConnection connection in connections)
        {
            writer.WriteStartObject();
            foreach (System.Text.Json.JsonProperty field in connection.Json.EnumerateObject())
            {
                field.WriteTo(writer);
            }

            writer.WriteStartObject("server");
            writer.WriteString("name", connection.Server.Name);
            writer.WriteString("id", connection.Server.Id);
            writer.WriteString("cluster", connection.Server.Cluster);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
