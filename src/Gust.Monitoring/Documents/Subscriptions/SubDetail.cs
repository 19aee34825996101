using System.Text;
using System.Text.Json.Serialization;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring.Values;

namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>One subscription (spec: monitoring.md, SubDetail). What is null is left out.</summary>
internal sealed record SubDetail
{
    public string? Account { get; init; }

    public string? AccountTag { get; init; }

    public required string Subject { get; init; }

    [JsonPropertyName("qgroup")]
    public string? Queue { get; init; }

    public required string Sid { get; init; }

    public required long Msgs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Max { get; init; }

    /// <summary>Number of its connection; 0: the server's own.</summary>
    [JsonPropertyName("cid")]
    public required ulong ConnectionId { get; init; }

    /// <summary>The account is named where one is given.</summary>
    public static SubDetail Of(in SubscriptionFacts facts, ulong connection, Account? account) => new()
    {
        Account = account?.Name,
        AccountTag = account?.DisplayName,
        Subject = Encoding.UTF8.GetString(facts.Subject),
        Queue = Optional.Text(Encoding.UTF8.GetString(facts.Queue)),
        Sid = Encoding.UTF8.GetString(facts.Sid),
        Msgs = facts.Delivered,
        Max = facts.Max,
        ConnectionId = connection,
    };
}
