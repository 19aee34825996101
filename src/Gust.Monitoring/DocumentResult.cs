namespace Gust.Monitoring;

/// <summary>A document as JSON, or why there is none.</summary>
/// <param name="Json">The document; empty when it was refused.</param>
/// <param name="Refusal">Null: it was given.</param>
internal readonly record struct DocumentResult(ReadOnlyMemory<byte> Json, MonitoringRefusal? Refusal = null);
