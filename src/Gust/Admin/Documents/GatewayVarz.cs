namespace Gust.Cli.Admin.Documents;

/// <summary>How a server takes part in clusters of clusters.</summary>
internal sealed class GatewayVarz
{
    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; }
}
