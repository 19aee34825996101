namespace Gust.Cli.Admin.Documents;

/// <summary>One connection of a client or leaf.</summary>
internal sealed class ConnectionDetail
{
    public long Cid { get; set; }

    public string Kind { get; set; } = "";

    public string Type { get; set; } = "";

    public string Ip { get; set; } = "";

    public int Port { get; set; }

    public DateTimeOffset Start { get; set; }

    public DateTimeOffset LastActivity { get; set; }

    public DateTimeOffset? Stop { get; set; }

    public string Reason { get; set; } = "";

    public string Rtt { get; set; } = "";

    public string Uptime { get; set; } = "";

    public string Idle { get; set; } = "";

    public long PendingBytes { get; set; }

    public long InMsgs { get; set; }

    public long OutMsgs { get; set; }

    public long InBytes { get; set; }

    public long OutBytes { get; set; }

    public long Subscriptions { get; set; }

    public string Name { get; set; } = "";

    public string Lang { get; set; } = "";

    public string Version { get; set; } = "";

    public string AuthorizedUser { get; set; } = "";

    public string Account { get; set; } = "";

    public string NameTag { get; set; } = "";

    public string[]? SubscriptionsList { get; set; }
}
