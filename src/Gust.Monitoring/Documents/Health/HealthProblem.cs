using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Health;

/// <summary>Something that keeps the server, an account, a stream or a consumer from serving.</summary>
internal sealed record HealthProblem(
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Account = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Stream = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Consumer = null)
{
    public const string BadRequest = "BAD_REQUEST";
    public const string OfJetStream = "JETSTREAM";
    public const string OfAccount = "ACCOUNT";
    public const string OfStream = "STREAM";
    public const string OfConsumer = "CONSUMER";

    public string Error { get; init; } = "";

    /// <summary>As an HTTP status code.</summary>
    [JsonIgnore]
    public int Code { get; init; }
}
