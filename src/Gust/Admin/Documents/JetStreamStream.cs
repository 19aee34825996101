namespace Gust.Cli.Admin.Documents;

/// <summary>A stream as its server sees it.</summary>
internal sealed class JetStreamStream
{
    public string Name { get; set; } = "";

    public StreamCounts State { get; set; } = new();

    public JetStreamConsumer[]? ConsumerDetail { get; set; }
}
