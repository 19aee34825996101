namespace Gust.Cli.Admin.Documents;

/// <summary>JetStream in the statistics of a server.</summary>
internal sealed class JetStreamVarz
{
    public JetStreamLimits? Config { get; set; }

    public JetStreamUsage? Stats { get; set; }

    public MetaCluster? Meta { get; set; }
}
