namespace Gust.Cli.Admin.Documents;

/// <summary>One connection to another server of the cluster.</summary>
internal sealed class RouteStats
{
    public long Rid { get; set; }

    public string Name { get; set; } = "";

    public DataStats Sent { get; set; } = new();

    public DataStats Received { get; set; } = new();

    public long Pending { get; set; }
}
