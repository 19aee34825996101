namespace Gust.Cli.Admin.Documents;

/// <summary><c>HEALTHZ</c>.</summary>
internal sealed class HealthStatus
{
    public string Status { get; set; } = "";

    public int StatusCode { get; set; }

    public string Error { get; set; } = "";

    public HealthFault[]? Errors { get; set; }
}
