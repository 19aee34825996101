namespace Gust.Security.Definitions;

/// <summary>Where an account's sampled messages are traced to.</summary>
/// <param name="Destination">Subject of the account.</param>
/// <param name="Sampling">Percent of them, 1 to 100.</param>
internal sealed record TraceRule(string Destination, int Sampling);
