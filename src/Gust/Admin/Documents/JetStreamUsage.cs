namespace Gust.Cli.Admin.Documents;

/// <summary>What JetStream uses on a server.</summary>
internal sealed class JetStreamUsage
{
    public ulong Memory { get; set; }

    public ulong Storage { get; set; }

    public ulong ReservedMemory { get; set; }

    public ulong ReservedStorage { get; set; }

    public long Accounts { get; set; }

    public long HaAssets { get; set; }

    public JetStreamApiStats Api { get; set; } = new();
}
