namespace Gust.Cli.Admin.Documents;

/// <summary>One thing that is not well on a server.</summary>
internal sealed class HealthFault
{
    public string Type { get; set; } = "";

    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public string Error { get; set; } = "";
}
