using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Health;

/// <summary>Whether the server can serve (spec: monitoring.md section 1, healthz).</summary>
internal sealed record HealthStatus
{
    public required string Status { get; init; }

    /// <summary>As over HTTP; the document there has it in the status line only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int StatusCode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>In place of <see cref="Error"/>, where details are wanted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HealthProblem>? Errors { get; init; }
}
