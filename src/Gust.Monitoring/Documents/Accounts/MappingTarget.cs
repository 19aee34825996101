namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Where messages on a mapped subject go, and how many of them in percent.</summary>
internal sealed record MappingTarget(string Subject, int Weight, string? Cluster);
