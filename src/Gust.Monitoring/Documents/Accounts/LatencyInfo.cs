using System.Text.Json.Serialization;
using Gust.Security.Tokens;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Which requests to a service are measured, in percent or <c>headers</c>, and where the measurement goes.</summary>
internal sealed record LatencyInfo([property: JsonConverter(typeof(SamplingConverter))] int Sampling, string Results);
