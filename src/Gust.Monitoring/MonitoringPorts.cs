namespace Gust.Monitoring;

/// <summary>The ports of HTTP and HTTPS that are listened on; 0: none.</summary>
internal readonly record struct MonitoringPorts(int Http, int Https);
