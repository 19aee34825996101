namespace Gust.Monitoring.Documents.Server;

/// <summary>The empty object in the place of a listener that there is not.</summary>
internal sealed record Unconfigured
{
    public static Unconfigured Instance { get; } = new();
}
