namespace Gust.Cli.Admin.Documents;

/// <summary>A consumer as its server sees it.</summary>
internal sealed class JetStreamConsumer
{
    public string Name { get; set; } = "";

    public string StreamName { get; set; } = "";
}
