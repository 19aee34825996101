using System.Text.Json.Serialization;
using Gust.Monitoring.Documents;
using Gust.Monitoring.Documents.Health;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Documents.Raft;
using Gust.Monitoring.Documents.Server;
using Gust.Monitoring.Values;

namespace Gust.Monitoring;

/// <summary>The documents and their options as JSON: snake case, moments in UTC, durations in nanoseconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(MomentConverter), typeof(NanosecondsConverter), typeof(ModelConverters)])]
[JsonSerializable(typeof(NoOptions))]
[JsonSerializable(typeof(Varz))]
[JsonSerializable(typeof(JszOptions))]
[JsonSerializable(typeof(Jsz))]
[JsonSerializable(typeof(HealthzOptions))]
[JsonSerializable(typeof(HealthStatus))]
[JsonSerializable(typeof(RaftzOptions))]
internal sealed partial class MonitoringJson : JsonSerializerContext;
