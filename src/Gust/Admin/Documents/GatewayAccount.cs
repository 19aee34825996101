namespace Gust.Cli.Admin.Documents;

/// <summary>What another cluster is sent of an account.</summary>
internal sealed class GatewayAccount
{
    public string Name { get; set; } = "";

    public string InterestMode { get; set; } = "";
}
