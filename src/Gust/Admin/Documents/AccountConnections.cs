namespace Gust.Cli.Admin.Documents;

/// <summary>The count of an account's connections on a server, announced when it changes.</summary>
internal sealed class AccountConnections
{
    public ServerIdentity Server { get; set; } = new();

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
