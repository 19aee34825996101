using System.Text.Json.Serialization;
using Gust.Monitoring.Documents;
using Gust.Monitoring.Documents.Server;
using Gust.Monitoring.Values;

namespace Gust.Monitoring;

/// <summary>The documents and their options as JSON: snake case, moments in UTC, durations in nanoseconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(MomentConverter), typeof(NanosecondsConverter)])]
[JsonSerializable(typeof(NoOptions))]
[JsonSerializable(typeof(Varz))]
internal sealed partial class MonitoringJson : JsonSerializerContext;
