namespace Gust.Cli.Admin.Documents;

/// <summary>What JetStream may use on a server.</summary>
internal sealed class JetStreamLimits
{
    public long MaxMemory { get; set; }

    public long MaxStorage { get; set; }

    public string StoreDir { get; set; } = "";

    public string Domain { get; set; } = "";
}
