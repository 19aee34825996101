using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>INFO.</summary>
internal sealed record AccountInfo
{
    public AccountTier? Total { get; set; }

    public string Domain { get; set; } = "";

    /// <summary>Null in errors.</summary>
    public ApiStatistics? Api { get; set; }

    public IReadOnlyDictionary<string, AccountTier>? Tiers { get; set; }

    public static JsonShape<AccountInfo> Shape { get; } = new JsonShapeBuilder<AccountInfo>("JetStreamAccountStats")
        .Inline(AccountTier.Shape, r => r.Total)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Optional("api", Codecs.Object(ApiStatistics.Shape), r => r.Api, (r, v) => r.Api = v)
        .Optional("tiers", Codecs.ObjectMap(AccountTier.Shape), r => r.Tiers, (r, v) => r.Tiers = v)
        .Build();
}
