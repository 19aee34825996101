using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream;

/// <summary>The servers that keep a stream or consumer, as people read it.</summary>
internal static class ClusterText
{
    /// <summary>Nothing for a server without a cluster.</summary>
    public static void AddTo(Columns text, ClusterInfo? cluster)
    {
        if (cluster is not { Name.Length: > 0 })
        {
            return;
        }

        text.Section("Cluster Information");
        text.Row("Name", cluster.Name);
        text.RowIf("Cluster Group", cluster.RaftGroup);
        text.Row("Leader", cluster.Leader.Length > 0 ? cluster.Leader : "no leader");
        foreach (PeerInfo peer in cluster.Replicas ?? [])
        {
            string state = peer.Current ? "current" : "outdated";
            string offline = peer.Offline ? ", OFFLINE" : "";
            string lag = peer.Lag > 0 ? $", {CountText.Format(peer.Lag)} operations behind" : "";
            text.Row("Replica", $"{peer.Name}, {state}{offline}, seen {TimeText.Period(peer.ActiveNs)} ago{lag}");
        }
    }

    /// <summary>In one cell of a table: the leader with a star.</summary>
    public static string Short(ClusterInfo? cluster) => cluster is not { Name.Length: > 0 } ? "" :
        string.Join(", ", (cluster.Replicas ?? []).Select(peer => peer.Name + (peer.Offline || !peer.Current ? "!" : ""))
            .Concat(cluster.Leader.Length > 0 ? [cluster.Leader + "*"] : []).Order(StringComparer.Ordinal));
}
