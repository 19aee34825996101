namespace Gust.Cli.Admin.Documents;

/// <summary>A connection to another cluster, or from it.</summary>
internal sealed class RemoteGateway
{
    public bool Configured { get; set; }

    public ConnectionDetail? Connection { get; set; }

    public GatewayAccount[]? Accounts { get; set; }
}
