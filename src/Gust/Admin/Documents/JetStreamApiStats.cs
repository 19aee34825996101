namespace Gust.Cli.Admin.Documents;

/// <summary>Requests to the JetStream API of a server.</summary>
internal sealed class JetStreamApiStats
{
    public int Level { get; set; }

    public long Total { get; set; }

    public long Errors { get; set; }

    public long Inflight { get; set; }
}
