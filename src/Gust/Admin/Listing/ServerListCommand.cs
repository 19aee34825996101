using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Listing;

/// <summary><c>server ls</c>: a line for each server, and one for each cluster.</summary>
internal sealed class ServerListCommand
{
    private static readonly string[] Keys = ["name", "cluster", "conns", "conn", "subs", "sub", "routes", "route", "gw", "mem", "cpu", "slow", "uptime", "rtt"];

    private readonly Argument<long> _expect = ServerListing.Expected();
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write what the servers say as JSON", "-j");
    private readonly Option<string> _sort = CommandParts.Text("--sort", "KEY", "Order of the servers (name, cluster, conns, subs, routes, gw, mem, cpu, slow, uptime, rtt; default rtt)");
    private readonly Option<bool> _reverse = CommandParts.Flag("--reverse", "Reverse the order", "-R");
    private readonly (Option<bool>, Option<bool>) _compact;

    private ServerListCommand(Command command)
    {
        _sort.AcceptOnlyFromAmong(Keys);
        command.Add(_expect);
        command.Add(_json);
        command.Add(_sort);
        command.Add(_reverse);
        _compact = CommandParts.OnOffFlag(command, "compact", "Shorten names that are ids");
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("ls", "List the servers", "list");
        var list = new ServerListCommand(command);
        family.Add(command);
        runner.Bind(command, list.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        await using SystemApi system = await SystemApi.OpenAsync(context);
        IReadOnlyList<(StatszAnswer Answer, SystemReply Reply)> found = await system.StatisticsAsync(ServerSelection.All, context.Get(_expect));
        (StatszAnswer Answer, SystemReply Reply)[] servers = [.. Sorted(found, context.Get(_sort) ?? "rtt")];
        if (context.Get(_reverse))
        {
            Array.Reverse(servers);
        }

        if (context.Get(_json))
        {
            context.Out.Line(JsonOutput.Documents(servers.Select(server => server.Reply.Json)));
        }
        else
        {
            context.Out.Text(Servers(context, servers));
            context.Out.Line();
            context.Out.Text(Clusters(context, [.. servers.Select(server => server.Answer)]));
        }

        context.Out.Flush();
        ServerListing.TellMissing(context, context.Get(_expect), servers.Length);
    }

    private static IEnumerable<(StatszAnswer Answer, SystemReply Reply)> Sorted(IEnumerable<(StatszAnswer Answer, SystemReply Reply)> servers, string key) => key switch
    {
        "name" => servers.OrderBy(s => s.Answer.Server.Name, StringComparer.Ordinal),
        "cluster" => servers.OrderBy(s => s.Answer.Server.Cluster, StringComparer.Ordinal).ThenBy(s => s.Answer.Server.Name, StringComparer.Ordinal),
        "conns" or "conn" => servers.OrderByDescending(s => s.Answer.Statsz.Connections),
        "subs" or "sub" => servers.OrderByDescending(s => s.Answer.Statsz.Subscriptions),
        "routes" or "route" => servers.OrderByDescending(s => s.Answer.Statsz.Routes?.Length ?? 0),
        "gw" => servers.OrderByDescending(s => s.Answer.Statsz.Gateways?.Length ?? 0),
        "mem" => servers.OrderByDescending(s => s.Answer.Statsz.Mem),
        "cpu" => servers.OrderByDescending(s => s.Answer.Statsz.Cpu),
        "slow" => servers.OrderByDescending(s => s.Answer.Statsz.SlowConsumers),
        "uptime" => servers.OrderBy(s => s.Answer.Statsz.Start),
        _ => servers.OrderBy(s => s.Reply.After),
    };

    private string Servers(CommandContext context, IReadOnlyList<(StatszAnswer Answer, SystemReply Reply)> servers)
    {
        var table = new Table(
            "Server Overview", "Name", "Cluster", "Host", "Version", "JS", "Conns", "Subs", "Accounts", "Routes", "GWs", "Mem", "CPU %", "Cores", "Slow", "Uptime", "RTT");
        foreach ((StatszAnswer answer, SystemReply reply) in servers)
        {
            (ServerIdentity server, ServerStats stats) = (answer.Server, answer.Statsz);
            table.Row(
                context.Get(_compact) ? ServerListing.Compact(server.Name) : server.Name,
                server.Cluster,
                server.Host,
                server.Ver,
                !server.JetStream ? "no" : server.Domain.Length > 0 ? server.Domain : "yes",
                CountText.Format(stats.Connections),
                CountText.Format(stats.Subscriptions),
                CountText.Format(stats.ActiveAccounts),
                CountText.Format(stats.Routes?.Length ?? 0),
                CountText.Format(stats.Gateways?.Length ?? 0),
                SizeText.Format(stats.Mem),
                stats.Cpu.ToString("0.#", CultureInfo.InvariantCulture),
                CountText.Format(stats.Cores),
                CountText.Format(stats.SlowConsumers),
                ServerListing.Uptime(answer),
                DurationText.Format(reply.After));
        }

        ServerStats[] all = [.. servers.Select(server => server.Answer.Statsz)];
        table.Footer(
            "", $"{servers.Select(s => s.Answer.Server.Cluster).Where(c => c.Length > 0).Distinct().Count()} clusters", $"{servers.Count} servers", "",
            CountText.Format(servers.Count(s => s.Answer.Server.JetStream)), CountText.Format(all.Sum(s => s.Connections)), CountText.Format(all.Sum(s => s.Subscriptions)),
            "", "", "", SizeText.Format(all.Sum(s => s.Mem)), "", "", CountText.Format(all.Sum(s => s.SlowConsumers)), "", "");
        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    private static string Clusters(CommandContext context, IReadOnlyList<StatszAnswer> servers)
    {
        var table = new Table("Cluster Overview", "Cluster", "Node Count", "Outgoing Gateways", "Incoming Gateways", "Connections");
        foreach (IGrouping<string, StatszAnswer> cluster in servers.GroupBy(server => server.Server.Cluster).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.Row(
                cluster.Key,
                CountText.Format(cluster.Count()),
                CountText.Format(cluster.Sum(server => server.Statsz.Gateways?.Length ?? 0)),
                CountText.Format(cluster.Sum(server => server.Statsz.Gateways?.Sum(gateway => gateway.InboundConnections) ?? 0)),
                CountText.Format(cluster.Sum(server => server.Statsz.Connections)));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }
}
