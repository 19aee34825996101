using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>Which connections are to be told of, and what of them (spec: monitoring.md, ConnzOptions).</summary>
internal sealed record ConnzOptions
{
    public const int LimitDefault = 1024;

    /// <summary>Name of a <see cref="ConnectionOrder"/>; empty: by number.</summary>
    public string Sort { get; set; } = "";

    /// <summary>Users, accounts, certificates and JWTs too.</summary>
    public bool Auth { get; set; }

    public bool Subscriptions { get; set; }

    /// <summary>Counts for; <see cref="Subscriptions"/> then says no more.</summary>
    public bool SubscriptionsDetail { get; set; }

    /// <summary>Connections to pass over.</summary>
    public int Offset { get; set; }

    /// <summary>0 or less: <see cref="LimitDefault"/>.</summary>
    public int Limit { get; set; }

    /// <summary>Only this one; 0: any.</summary>
    [JsonPropertyName("cid")]
    public ulong ConnectionId { get; set; }

    /// <summary>Only the connection of an MQTT client with this id, of which there are none; empty: any.</summary>
    public string MqttClient { get; set; } = "";

    public ConnectionState State { get; set; }

    /// <summary>Only this user's; empty: any.</summary>
    public string User { get; set; } = "";

    /// <summary>Only this account's; empty: any.</summary>
    [JsonPropertyName("acc")]
    public string Account { get; set; } = "";

    /// <summary>Only those with a subscription that could get messages on this subject or pattern; needs <see cref="Account"/>.</summary>
    public string FilterSubject { get; set; } = "";
}
