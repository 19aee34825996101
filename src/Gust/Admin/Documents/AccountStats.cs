namespace Gust.Cli.Admin.Documents;

/// <summary>What a server counts for an account.</summary>
internal sealed class AccountStats
{
    public string Acc { get; set; } = "";

    public string Name { get; set; } = "";

    public int Conns { get; set; }

    public int Leafnodes { get; set; }

    public int TotalConns { get; set; }

    public long NumSubscriptions { get; set; }

    public DataStats Sent { get; set; } = new();

    public DataStats Received { get; set; } = new();

    public long SlowConsumers { get; set; }
}
