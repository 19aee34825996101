namespace Gust.Monitoring.Documents.Connections;

/// <summary>A trusted proxy by its public key.</summary>
internal sealed record ProxyInfo(string Key);
