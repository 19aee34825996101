namespace Gust.Security.Definitions;

/// <summary>Which requests to a service are measured, and where the measurement is published.</summary>
/// <param name="Sampling">Percent, 1 to 100; 0: those that ask for it by a tracing header.</param>
/// <param name="Results">Subject in the exporting account.</param>
internal sealed record LatencyRule(int Sampling, string Results);
