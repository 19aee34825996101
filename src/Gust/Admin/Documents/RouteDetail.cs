namespace Gust.Cli.Admin.Documents;

/// <summary>One connection to another server of the cluster.</summary>
internal sealed class RouteDetail
{
    public long Rid { get; set; }

    public string RemoteId { get; set; } = "";

    public string RemoteName { get; set; } = "";

    public string Account { get; set; } = "";

    public string Ip { get; set; } = "";

    public int Port { get; set; }

    public DateTimeOffset Start { get; set; }

    public string Rtt { get; set; } = "";

    public string Uptime { get; set; } = "";

    public long PendingSize { get; set; }

    public long InMsgs { get; set; }

    public long OutMsgs { get; set; }

    public long InBytes { get; set; }

    public long OutBytes { get; set; }

    public long Subscriptions { get; set; }
}
