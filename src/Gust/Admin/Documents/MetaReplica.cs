namespace Gust.Cli.Admin.Documents;

/// <summary>One of these servers, as the leader sees it.</summary>
internal sealed class MetaReplica
{
    public string Name { get; set; } = "";

    public string Peer { get; set; } = "";

    public bool Current { get; set; }

    public bool Offline { get; set; }

    public long Active { get; set; }

    public long Lag { get; set; }
}
