using System.Text.Json.Serialization;

namespace Gust.Web.Console.Lists;

/// <summary>A subscription of a client, named as in /subsz.</summary>
internal sealed record SubscriptionRow(
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("qgroup")] string Queue,
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("msgs")] long Messages,
    [property: JsonPropertyName("cid")] ulong Connection);
