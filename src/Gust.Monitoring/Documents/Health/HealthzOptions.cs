using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Health;

/// <summary>What is to be looked at (spec: monitoring.md, HealthzOptions).</summary>
internal sealed record HealthzOptions
{
    /// <summary>Deprecated: as <see cref="JsEnabledOnly"/>.</summary>
    [JsonPropertyName("js-enabled")]
    public bool JsEnabled { get; set; }

    /// <summary>Only whether streams are on, where they should be.</summary>
    [JsonPropertyName("js-enabled-only")]
    public bool JsEnabledOnly { get; set; }

    /// <summary>Not each stream and consumer.</summary>
    [JsonPropertyName("js-server-only")]
    public bool JsServerOnly { get; set; }

    /// <summary>Of the streams' cluster only its own consensus; the account, stream and consumer that are named are looked at all the same, as by the reference.</summary>
    [JsonPropertyName("js-meta-only")]
    public bool JsMetaOnly { get; set; }

    public string Account { get; set; } = "";

    /// <summary>Of <see cref="Account"/>.</summary>
    public string Stream { get; set; } = "";

    /// <summary>Of <see cref="Stream"/>.</summary>
    public string Consumer { get; set; } = "";

    /// <summary>Tell all that is wrong, with its kind.</summary>
    public bool Details { get; set; }

    /// <summary>The account, stream and consumer that are named, if any are, matter.</summary>
    [JsonIgnore]
    public bool WantsAssets => !(JsEnabled || JsEnabledOnly || JsServerOnly);
}
