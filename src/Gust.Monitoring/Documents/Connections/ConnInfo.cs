using System.Text.Json.Serialization;
using Gust.Monitoring.Documents.Subscriptions;
using Gust.Monitoring.Values;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>One connection (spec: monitoring.md, ConnInfo). What is null is left out.</summary>
internal sealed record ConnInfo
{
    [JsonPropertyName("cid")]
    public required ulong Id { get; init; }

    public required string Kind { get; init; }

    public required string Type { get; init; }

    public required string Ip { get; init; }

    public required int Port { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset LastActivity { get; init; }

    public DateTimeOffset? Stop { get; init; }

    public string? Reason { get; init; }

    [JsonConverter(typeof(ElapsedConverter))]
    public required TimeSpan Rtt { get; init; }

    [JsonConverter(typeof(UptimeConverter))]
    public required TimeSpan Uptime { get; init; }

    [JsonConverter(typeof(UptimeConverter))]
    public required TimeSpan Idle { get; init; }

    public required long PendingBytes { get; init; }

    public required long InMsgs { get; init; }

    public required long OutMsgs { get; init; }

    public required long InBytes { get; init; }

    public required long OutBytes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required long Stalls { get; init; }

    [JsonPropertyName("subscriptions")]
    public required int SubscriptionCount { get; init; }

    public string? Name { get; init; }

    public string? Lang { get; init; }

    public string? Version { get; init; }

    public string? TlsVersion { get; init; }

    public string? TlsCipherSuite { get; init; }

    public IReadOnlyList<TlsPeerCert>? TlsPeerCerts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TlsFirst { get; init; }

    public string? AuthorizedUser { get; init; }

    public string? Account { get; init; }

    public IReadOnlyList<string>? SubscriptionsList { get; init; }

    public IReadOnlyList<SubDetail>? SubscriptionsListDetail { get; init; }

    public string? Jwt { get; init; }

    public string? IssuerKey { get; init; }

    public string? NameTag { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public ProxyInfo? Proxy { get; init; }
}
