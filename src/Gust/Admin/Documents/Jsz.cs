namespace Gust.Cli.Admin.Documents;

/// <summary><c>JSZ</c>.</summary>
internal sealed class Jsz
{
    public string ServerId { get; set; } = "";

    public bool Disabled { get; set; }

    public JetStreamLimits? Config { get; set; }

    public ulong Memory { get; set; }

    public ulong Storage { get; set; }

    public ulong ReservedMemory { get; set; }

    public ulong ReservedStorage { get; set; }

    public long Accounts { get; set; }

    public long HaAssets { get; set; }

    public JetStreamApiStats Api { get; set; } = new();

    public long Streams { get; set; }

    public long Consumers { get; set; }

    public long Messages { get; set; }

    public long Bytes { get; set; }

    public MetaCluster? MetaCluster { get; set; }

    public JetStreamAccount[]? AccountDetails { get; set; }
}
