namespace Gust.Cli.Admin.Documents;

/// <summary>What a stream holds.</summary>
internal sealed class StreamCounts
{
    public long Messages { get; set; }

    public long Bytes { get; set; }

    public int ConsumerCount { get; set; }
}
