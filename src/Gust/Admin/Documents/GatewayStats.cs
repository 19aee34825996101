namespace Gust.Cli.Admin.Documents;

/// <summary>The connections to another cluster.</summary>
internal sealed class GatewayStats
{
    public long Gwid { get; set; }

    public string Name { get; set; } = "";

    public DataStats Sent { get; set; } = new();

    public DataStats Received { get; set; } = new();

    public int InboundConnections { get; set; }
}
