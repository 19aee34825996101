namespace Gust.Configuration.Syntax;

/// <summary>A configuration with its includes merged and its variables resolved.</summary>
internal sealed record ConfigDocument(string File, ConfigMap Root);
