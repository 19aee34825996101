namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Which requests to a service are measured, in percent, and where the measurement goes.</summary>
internal sealed record LatencyInfo(int Sampling, string Results);
