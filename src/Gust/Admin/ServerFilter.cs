using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin;

/// <summary>Options that choose among the servers.</summary>
internal sealed class ServerFilter
{
    private readonly Option<string> _name;
    private readonly Option<string> _host = CommandParts.Text("--host", "HOST", "Only servers on matching hosts");
    private readonly Option<string> _cluster = CommandParts.Text("--cluster", "CLUSTER", "Only servers of matching clusters");
    private readonly Option<string[]> _tags = CommandParts.Texts("--tags", "TAG", "Only servers that have these tags", "--tag");
    private readonly bool _byHost;

    private ServerFilter(bool byHost)
    {
        _byHost = byHost;
        _name = byHost
            ? CommandParts.Text("--name", "SERVER", "Only servers with matching names")
            : CommandParts.Text("--host", "SERVER", "Only servers with matching names", "--name");
    }

    /// <summary>As requests take it: <c>--name</c> and <c>--host</c> apart.</summary>
    public static ServerFilter ForRequests(Command family) => new ServerFilter(byHost: true).AddTo(family, isRecursive: true);

    /// <summary>As reports take it: <c>--host</c> is a server's name, as the NATS tools have it.</summary>
    public static ServerFilter ForReports(Command command) => new ServerFilter(byHost: false).AddTo(command, isRecursive: false);

    public ServerSelection Chosen(CommandContext context) => new(
        context.Get(_name) ?? "",
        _byHost ? context.Get(_host) ?? "" : "",
        context.Get(_cluster) ?? "",
        [.. (context.Get(_tags) ?? []).SelectMany(tags => tags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        context.Settings.JetStreamDomain ?? "");

    private ServerFilter AddTo(Command command, bool isRecursive)
    {
        foreach (Option option in _byHost ? (Option[])[_name, _host, _cluster, _tags] : [_name, _cluster, _tags])
        {
            option.Recursive = isRecursive;
            command.Add(option);
        }

        return this;
    }
}
