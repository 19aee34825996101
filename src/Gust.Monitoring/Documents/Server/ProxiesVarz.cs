using Gust.Monitoring.Documents.Connections;

namespace Gust.Monitoring.Documents.Server;

/// <summary>Proxies that may vouch for clients (spec: monitoring.md, ProxiesOptsVarz).</summary>
internal sealed record ProxiesVarz(IReadOnlyList<ProxyInfo> Trusted);
