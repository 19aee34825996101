namespace Gust.Monitoring;

/// <summary>Which configuration is in force.</summary>
/// <param name="Digest"><c>sha256:</c> and the hash of its file; empty without one.</param>
/// <param name="Loaded">When it was taken over.</param>
internal sealed record ConfigurationStamp(string Digest, DateTimeOffset Loaded);
