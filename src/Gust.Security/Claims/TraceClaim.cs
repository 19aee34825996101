using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>Where traces of messages with a <c>traceparent</c> header go, and how many of them.</summary>
internal sealed record TraceClaim
{
    [JsonPropertyName("dest")]
    public string Destination { get; set; } = "";

    /// <summary>Per cent.</summary>
    public int Sampling { get; set; }
}
