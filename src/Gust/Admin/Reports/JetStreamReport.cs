using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Admin.Listing;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report jetstream</c>: what each server holds, and the servers of the meta group.</summary>
internal static class JetStreamReport
{
    private static readonly string[] Keys = ["name", "cluster", "streams", "consumers", "msgs", "mbytes", "bytes", "mem", "file", "store", "api", "err"];

    public static void AddTo(ReportCommand report)
    {
        Argument<long> limit = ServerListing.Expected("limit", "How many servers to wait for");
        Option<string> sort = ReportCommand.Sort("cluster", Keys);
        Option<string> account = CommandParts.Text("--account", "ACCOUNT", "Report on one account");
        Option<bool> noCompact = CommandParts.Flag("--no-compact", "Show names whole that are ids");
        Option<bool> json = ReportCommand.Json();
        report.Add(["jetstream", "jsz", "js"], "Report on JetStream", [limit, sort, account, noCompact, json], async (context, system, servers) =>
        {
            RequestBody body = new RequestBody().With("account", context.Get(account)).With("accounts", context.IsGiven(account)).With("streams", context.IsGiven(account)).With("consumer", context.IsGiven(account));
            IReadOnlyList<SystemReply> replies = await system.AskServersAsync("JSZ", body, servers, context.Get(limit));
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Documents(replies.Select(reply => reply.Json)));
                return;
            }

            Func<string, string> name = context.Get(noCompact) ? whole => whole : ServerListing.Compact;
            (ServerIdentity Server, Jsz Data)[] all = [.. SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerJsz)];
            (ServerIdentity Server, Jsz Data)[] shown = report.Ordered(context, Sorted(all.Where(answer => !answer.Data.Disabled), context.Get(sort) ?? "cluster"));
            context.Out.Text(shown.Length == 0
                ? "JetStream is off on all servers\n"
                : Servers(context, shown.Select(answer => (answer.Server, context.Get(account) is { } one ? OfAccount(answer.Data, one) : answer.Data)), context.Get(account), name));
            if (LeadersView(all) is { } meta)
            {
                context.Out.Line();
                context.Out.Text(MetaGroup(context, meta, name));
            }
        });
    }

    /// <summary>The same figures for one account only.</summary>
    private static Jsz OfAccount(Jsz whole, string account)
    {
        JetStreamAccount? own = (whole.AccountDetails ?? []).FirstOrDefault(one => one.Name == account || one.Id == account);
        JetStreamStream[] streams = own?.StreamDetail ?? [];
        return new Jsz
        {
            Memory = own?.Memory ?? 0,
            Storage = own?.Storage ?? 0,
            Api = own?.Api ?? new(),
            Streams = streams.Length,
            Consumers = streams.Sum(stream => stream.ConsumerDetail?.Length ?? 0),
            Messages = streams.Sum(stream => stream.State.Messages),
            Bytes = streams.Sum(stream => stream.State.Bytes),
        };
    }

    private static IEnumerable<(ServerIdentity Server, Jsz Data)> Sorted(IEnumerable<(ServerIdentity Server, Jsz Data)> servers, string key)
    {
        var byName = servers.OrderBy(s => s.Server.Name, StringComparer.Ordinal);
        return key switch
        {
            "name" => byName,
            "streams" => byName.OrderByDescending(s => s.Data.Streams),
            "consumers" => byName.OrderByDescending(s => s.Data.Consumers),
            "msgs" => byName.OrderByDescending(s => s.Data.Messages),
            "mbytes" or "bytes" => byName.OrderByDescending(s => s.Data.Bytes),
            "mem" => byName.OrderByDescending(s => s.Data.Memory),
            "file" or "store" => byName.OrderByDescending(s => s.Data.Storage),
            "api" => byName.OrderByDescending(s => s.Data.Api.Total),
            "err" => byName.OrderByDescending(s => s.Data.Api.Errors),
            _ => byName.OrderBy(s => s.Server.Cluster, StringComparer.Ordinal),
        };
    }

    private static string Servers(CommandContext context, IEnumerable<(ServerIdentity Server, Jsz Data)> servers, string? account, Func<string, string> name)
    {
        string title = account is null ? "JetStream Summary" : $"JetStream Summary for Account {account}";
        var table = new Table(title, "Server", "Cluster", "Domain", "Streams", "Consumers", "Messages", "Bytes", "Memory", "File", "API Req", "API Err");
        (long streams, long consumers, long messages, long bytes, ulong memory, ulong file, long requests, long errors) = (0, 0, 0, 0, 0, 0, 0, 0);
        foreach ((ServerIdentity server, Jsz jsz) in servers)
        {
            table.Row(
                name(server.Name), server.Cluster, server.Domain, CountText.Format(jsz.Streams), CountText.Format(jsz.Consumers), CountText.Format(jsz.Messages),
                SizeText.Format(jsz.Bytes), SizeText.Format(jsz.Memory), SizeText.Format(jsz.Storage), CountText.Format(jsz.Api.Total), CountText.Format(jsz.Api.Errors));
            (streams, consumers, messages, bytes) = (streams + jsz.Streams, consumers + jsz.Consumers, messages + jsz.Messages, bytes + jsz.Bytes);
            (memory, file, requests, errors) = (memory + jsz.Memory, file + jsz.Storage, requests + jsz.Api.Total, errors + jsz.Api.Errors);
        }

        table.Footer(
            "", "", "", CountText.Format(streams), CountText.Format(consumers), CountText.Format(messages), SizeText.Format(bytes), SizeText.Format(memory), SizeText.Format(file),
            CountText.Format(requests), CountText.Format(errors));
        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    /// <summary>Of the leader if it answered: it alone knows how far the others are.</summary>
    private static MetaCluster? LeadersView(IEnumerable<(ServerIdentity Server, Jsz Data)> servers)
    {
        (ServerIdentity Server, Jsz Data)[] members = [.. servers.Where(s => s.Data.MetaCluster is { ClusterSize: > 0 })];
        return members.OrderByDescending(s => s.Data.MetaCluster!.Leader == s.Server.Name).Select(s => s.Data.MetaCluster).FirstOrDefault();
    }

    private static string MetaGroup(CommandContext context, MetaCluster meta, Func<string, string> name)
    {
        var table = new Table("RAFT Meta Group Information", "Server", "ID", "Leader", "Current", "Online", "Active", "Lag");
        IEnumerable<MetaReplica> members = (meta.Replicas ?? []).Append(new MetaReplica { Name = meta.Leader, Peer = meta.Peer, Current = true });
        foreach (MetaReplica member in members.Where(member => member.Name.Length > 0).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            bool isLeader = member.Name == meta.Leader;
            table.Row(
                name(member.Name), member.Peer, isLeader ? "yes" : "", member.Current ? "yes" : "no", member.Offline ? "no" : "yes", isLeader ? "" : TimeText.Period(member.Active),
                CountText.Format(member.Lag));
        }

        return table.Render(context.Host, context.Settings.ColourScheme) + (meta.Leader.Length == 0 ? "WARNING: the meta group has no leader\n" : "");
    }
}
