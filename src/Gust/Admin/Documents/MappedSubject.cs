namespace Gust.Cli.Admin.Documents;

/// <summary>Where a mapping leads.</summary>
internal sealed class MappedSubject
{
    public string Subject { get; set; } = "";

    public int Weight { get; set; }

    public string Cluster { get; set; } = "";
}
