using Gust.Core;
using Gust.JetStream.Hosting;

namespace Gust.Monitoring;

/// <summary>One server as the documents, metrics and events see it.</summary>
internal sealed class MonitoredServer
{
    public required Broker Broker { get; init; }

    /// <summary>The options in force.</summary>
    public required Func<GustServerOptions> Options { get; init; }

    /// <summary>JetStream at work; null: it is off.</summary>
    public required Func<JetStreamServer?> JetStream { get; init; }

    public required IProcessUsage Process { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Where the configuration in force came from.</summary>
    public ConfigurationStamp Configuration { get; set; } = new("", default);

    /// <summary>The ports of HTTP and HTTPS that are listened on; 0: none.</summary>
    public MonitoringPorts Ports { get; set; }

    /// <summary>Requests for documents by path.</summary>
    public RequestCounts Requests { get; } = new();

    public DateTimeOffset Now => Broker.Time.GetUtcNow();
}
