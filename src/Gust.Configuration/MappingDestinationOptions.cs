namespace Gust;

/// <summary>One weighted destination of a subject mapping.</summary>
public sealed class MappingDestinationOptions
{
    /// <summary>Destination subject, may hold transform functions such as <c>{{wildcard(1)}}</c>.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Share of the messages, in percent, 0 to 100.</summary>
    public int Weight { get; set; } = 100;

    /// <summary>Applies only on servers of this cluster; null: everywhere.</summary>
    public string? Cluster { get; set; }
}
