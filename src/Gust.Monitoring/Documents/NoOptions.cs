namespace Gust.Monitoring.Documents;

/// <summary>The options of a document that has none.</summary>
internal sealed class NoOptions;
