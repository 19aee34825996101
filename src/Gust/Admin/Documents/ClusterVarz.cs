namespace Gust.Cli.Admin.Documents;

/// <summary>How a server takes part in its cluster.</summary>
internal sealed class ClusterVarz
{
    public string Name { get; set; } = "";

    public string Addr { get; set; } = "";

    public int ClusterPort { get; set; }

    public string[]? Urls { get; set; }

    public int PoolSize { get; set; }
}
