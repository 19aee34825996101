namespace Gust.Cli.Admin.Documents;

/// <summary><c>GATEWAYZ</c>.</summary>
internal sealed class Gatewayz
{
    public string ServerId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; }

    public Dictionary<string, RemoteGateway>? OutboundGateways { get; set; }

    public Dictionary<string, RemoteGateway[]>? InboundGateways { get; set; }
}
