namespace Gust.Cli.Admin.Documents;

/// <summary>The servers that decide together about streams and consumers.</summary>
internal sealed class MetaCluster
{
    public string Name { get; set; } = "";

    public string Leader { get; set; } = "";

    public string Peer { get; set; } = "";

    public MetaReplica[]? Replicas { get; set; }

    public int ClusterSize { get; set; }

    public long Pending { get; set; }
}
