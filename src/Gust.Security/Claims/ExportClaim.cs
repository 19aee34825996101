using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>What an account offers to others.</summary>
internal sealed record ExportClaim
{
    public const string Stream = "stream";
    public const string Service = "service";

    public string Name { get; set; } = "";

    public string Subject { get; set; } = "";

    /// <summary><see cref="Stream"/> or <see cref="Service"/>.</summary>
    public string Type { get; set; } = "";

    /// <summary>Importers need an activation.</summary>
    [JsonPropertyName("token_req")]
    public bool TokenRequired { get; set; }

    /// <summary>By account key, or <c>*</c> for all: activations issued in this second or before are void.</summary>
    public IReadOnlyDictionary<string, long> Revocations { get; set; } = EmptyMap<long>.Value;

    /// <summary><c>Singleton</c> (also when empty), <c>Stream</c> or <c>Chunked</c>.</summary>
    public string ResponseType { get; set; } = "";

    [JsonPropertyName("response_threshold")]
    public long ResponseThresholdNanoseconds { get; set; }

    public ServiceLatencyClaim? ServiceLatency { get; set; }

    /// <summary>Which token of the subject, counted from 1, is the importing account's key; 0 for none.</summary>
    public int AccountTokenPosition { get; set; }

    public bool Advertise { get; set; }

    public bool AllowTrace { get; set; }

    public string Description { get; set; } = "";

    public string InfoUrl { get; set; } = "";
}
