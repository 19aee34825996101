namespace Gust;

/// <summary>Where messages published on <see cref="Source"/> go instead (<c>mappings</c>).</summary>
public sealed class SubjectMappingOptions
{
    /// <summary>Subject, may hold wildcards.</summary>
    public string Source { get; set; } = "";

    /// <summary>Destinations, chosen at random by weight.</summary>
    public List<MappingDestinationOptions> Destinations { get; set; } = [];
}
