namespace Gust.Subjects;

/// <summary>One weighted destination of a mapping, as configured.</summary>
/// <param name="Subject">Destination, may hold transform functions.</param>
/// <param name="Weight">Percent of the messages, 0 to 100.</param>
/// <param name="Cluster">Counts only on servers of this cluster; null or empty: on those of clusters without a list of their own.</param>
internal readonly record struct MappingDestination(string Subject, int Weight, string? Cluster = null);
