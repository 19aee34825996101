namespace Gust.Cli.Admin.Documents;

/// <summary>One connection of a leaf.</summary>
internal sealed class LeafDetail
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public bool IsSpoke { get; set; }

    public string Account { get; set; } = "";

    public string Ip { get; set; } = "";

    public int Port { get; set; }

    public string Rtt { get; set; } = "";

    public long InMsgs { get; set; }

    public long OutMsgs { get; set; }

    public long InBytes { get; set; }

    public long OutBytes { get; set; }

    public long Subscriptions { get; set; }

    public string Compression { get; set; } = "";
}
