using System.Text.Json.Serialization;
using Gust.Security.Tokens;

namespace Gust.Security.Claims;

/// <summary>Which requests are measured, and where the measurement is published.</summary>
internal sealed record ServiceLatencyClaim
{
    /// <summary>Requests that ask for it by their headers; written as <c>headers</c>.</summary>
    public const int ByHeaders = 0;

    /// <summary>Per cent of the requests, or <see cref="ByHeaders"/>.</summary>
    [JsonConverter(typeof(SamplingConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Sampling { get; set; }

    public string Results { get; set; } = "";
}
