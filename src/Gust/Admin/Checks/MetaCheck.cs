using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check meta</c>: the servers of a JetStream cluster, as their leader sees them.</summary>
internal static class MetaCheck
{
    public static void AddTo(CheckCommand check)
    {
        Option<long> expect = CommandParts.Number("--expect", "Servers to expect", @default: 0, min: 1, "SERVERS");
        Option<long> lag = CommandParts.Number("--lag-critical", "Critical when a server is more operations behind", @default: 0, min: 0, "OPS");
        Option<TimeSpan?> seen = CommandParts.Duration("--seen-critical", "Critical when a server was silent for longer");
        (expect.Required, lag.Required, seen.Required) = (true, true, true);
        check.Add(
            ["meta", "raft"], "Check the servers of a JetStream cluster", [expect, lag, seen], _ => "JetStream Meta Cluster",
            async (context, result) =>
            {
                await using SystemApi system = await SystemApi.OpenAsync(context);
                var limits = new CheckLimits(context);
                MetaCluster meta = await LeadersViewAsync(system) ?? throw new CliException("no cluster information: JetStream is off, or not in a cluster");
                var replicas = new ReplicaCheck(limits.Count(expect), limits.Count(lag), limits.Seconds(seen));
                foreach (MetaReplica replica in meta.Replicas ?? [])
                {
                    replicas.Add(replica.Offline, replica.Current, TimeSpan.FromTicks(replica.Active / 100), (ulong)replica.Lag);
                }

                replicas.Tell(result, meta.Leader);
            });
    }

    /// <summary>Only the leader knows how far the others are; null where no server has a view.</summary>
    private static async Task<MetaCluster?> LeadersViewAsync(SystemApi system)
    {
        (string Name, MetaCluster? Meta)[] views =
        [
            .. SystemReading.Answers(await system.AskServersAsync("JSZ", new RequestBody(), ServerSelection.All), DocumentJson.Default.SystemAnswerJsz)
                .Where(answer => answer.Data.MetaCluster is { ClusterSize: > 0 })
                .Select(answer => (answer.Server.Name, answer.Data.MetaCluster)),
        ];
        return views.Where(view => view.Meta!.Leader == view.Name).Concat(views).Select(view => view.Meta).FirstOrDefault();
    }
}
