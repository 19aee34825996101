using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account report</c>: the account's connections, and what the servers count for it.</summary>
internal static class AccountReportCommand
{
    private const string Connections = "$SYS.REQ.ACCOUNT.PING.CONNZ";
    private const string Statistics = "$SYS.REQ.ACCOUNT.PING.STATZ";

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command report = CommandParts.Named("report", "Report on the account", "rep");
        AddConnections(report, runner);
        AddStatistics(report, runner);
        family.Add(report);
    }

    private static void AddConnections(Command report, CommandRunner runner)
    {
        Command connections = CommandParts.Named("connections", "Report on connections", "conn", "connz", "conns");
        Option<string> sort = CommandParts.Text("--sort", "in-bytes|out-bytes|in-msgs|out-msgs|uptime|cid|subs", "Order of the connections (default subs)");
        sort.AcceptOnlyFromAmong("in-bytes", "out-bytes", "in-msgs", "out-msgs", "uptime", "cid", "subs");
        Option<long> top = CommandParts.Number("--top", "Connections to show", @default: 1000, min: 1);
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "Only connections that subscribe to matching subjects");
        connections.Add(sort);
        connections.Add(top);
        connections.Add(subject);
        report.Add(connections);
        runner.Bind(connections, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            var found = await SystemAnswers.AskAllAsync(js, Connections, Request(context.Get(subject)));
            IEnumerable<(JsonElement Server, JsonElement Connection)> all = found.SelectMany(answer => answer.Data.TryGetProperty("connections", out JsonElement list)
                ? list.EnumerateArray().Select(connection => (answer.Server, connection))
                : []);
            string field = (context.Get(sort) ?? "subs") switch
            {
                "subs" => "subscriptions",
                "uptime" => "cid", // the older a connection, the smaller its number
                var other => other.Replace('-', '_'),
            };
            var shown = context.Get(sort) == "uptime" ? all.OrderBy(c => c.Connection.Number(field)) : all.OrderByDescending(c => c.Connection.Number(field));
            context.Out.Text(Table(context, [.. shown.Take((int)context.Get(top))]));
            context.Out.Flush();
        });
    }

    private static ReadOnlyMemory<byte> Request(string? subject) => Encoding.UTF8.GetBytes(JsonOutput.Written(writer =>
    {
        writer.WriteStartObject();
        if (subject is not null)
        {
            writer.WriteBoolean("subscriptions", true);
            writer.WriteString("filter_subject", subject);
        }

        writer.WriteEndObject();
    }));

    private static string Table(CommandContext context, IReadOnlyList<(JsonElement Server, JsonElement Connection)> connections)
    {
        var table = new Table($"Top {connections.Count} Connections", "CID", "Name", "Server", "Cluster", "IP", "Account", "Uptime", "In Msgs", "Out Msgs", "In Bytes", "Out Bytes", "Subs");
        foreach ((JsonElement server, JsonElement connection) in connections)
        {
            table.Row(
                connection.Number("cid").ToString(CultureInfo.InvariantCulture), connection.Text("name"), server.Text("name"), server.Text("cluster"),
                $"{connection.Text("ip")}:{connection.Number("port")}", connection.Text("account"), connection.Text("uptime"),
                CountText.Format(connection.Number("in_msgs")), CountText.Format(connection.Number("out_msgs")),
                SizeText.Format(connection.Number("in_bytes")), SizeText.Format(connection.Number("out_bytes")), CountText.Format(connection.Number("subscriptions")));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    private static void AddStatistics(Command report, CommandRunner runner)
    {
        Command statistics = CommandParts.Named("statistics", "Report on what each server counts for the account", "stats", "statsz");
        report.Add(statistics);
        runner.Bind(statistics, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            var table = new Table("Server Statistics", "Server", "Cluster", "Version", "Connections", "Leafnodes", "Sent Bytes", "Sent Messages", "Received Bytes", "Received Messages", "Slow Consumers");
            foreach ((JsonElement server, JsonElement data) in await SystemAnswers.AskAllAsync(js, Statistics, default))
            {
                if (!data.TryGetProperty("account_statz", out JsonElement accounts) || accounts.GetArrayLength() == 0)
                {
                    continue;
                }

                JsonElement counts = accounts[0];
                JsonElement sent = counts.GetProperty("sent");
                JsonElement received = counts.GetProperty("received");
                table.Row(
                    server.Text("name"), server.Text("cluster"), server.Text("ver"), CountText.Format(counts.Number("conns")), CountText.Format(counts.Number("leafnodes")),
                    SizeText.Format(sent.Number("bytes")), CountText.Format(sent.Number("msgs")), SizeText.Format(received.Number("bytes")),
                    CountText.Format(received.Number("msgs")), CountText.Format(counts.Number("slow_consumers")));
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
            context.Out.Flush();
        });
    }
}
