namespace Gust.Security.Claims;

/// <summary>The server that asks.</summary>
internal sealed record ServerClaim
{
    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Cluster { get; set; } = "";

    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>The server's curve key, for a sealed answer.</summary>
    public string Xkey { get; set; } = "";
}
