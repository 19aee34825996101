using System.Text.Json.Serialization;
using Gust.Monitoring.Documents;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Documents.Health;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Documents.Links;
using Gust.Monitoring.Documents.Queues;
using Gust.Monitoring.Documents.Raft;
using Gust.Monitoring.Documents.Server;
using Gust.Monitoring.Documents.Subscriptions;
using Gust.Monitoring.Values;

namespace Gust.Monitoring;

/// <summary>The documents and their options as JSON: snake case, moments in UTC, durations in nanoseconds.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    PropertyNameCaseInsensitive = true,
    Converters = [typeof(MomentConverter), typeof(NanosecondsConverter), typeof(ModelConverters)])]
[JsonSerializable(typeof(NoOptions))]
[JsonSerializable(typeof(Varz))]
[JsonSerializable(typeof(ConnzOptions))]
[JsonSerializable(typeof(Connz))]
[JsonSerializable(typeof(SubszOptions))]
[JsonSerializable(typeof(Subsz))]
[JsonSerializable(typeof(AccountzOptions))]
[JsonSerializable(typeof(Accountz))]
[JsonSerializable(typeof(AccountStatzOptions))]
[JsonSerializable(typeof(AccountStatz))]
[JsonSerializable(typeof(RoutezOptions))]
[JsonSerializable(typeof(Routez))]
[JsonSerializable(typeof(GatewayzOptions))]
[JsonSerializable(typeof(Gatewayz))]
[JsonSerializable(typeof(LeafzOptions))]
[JsonSerializable(typeof(Leafz))]
[JsonSerializable(typeof(IpqueueszOptions))]
[JsonSerializable(typeof(SortedDictionary<string, QueueDepth>))]
[JsonSerializable(typeof(JszOptions))]
[JsonSerializable(typeof(Jsz))]
[JsonSerializable(typeof(HealthzOptions))]
[JsonSerializable(typeof(HealthStatus))]
[JsonSerializable(typeof(RaftzOptions))]
internal sealed partial class MonitoringJson : JsonSerializerContext;
