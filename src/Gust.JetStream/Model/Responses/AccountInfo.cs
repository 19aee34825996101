using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>INFO.</summary>
internal sealed record AccountInfo
{
    public AccountTier? Total { get; set; }

    public string Domain { get; set; } = "";

    public ApiStatistics Api { get; set; } = new();

    public IReadOnlyDictionary<string, AccountTier>? Tiers { get; set; }

    public static JsonShape<AccountInfo> Shape { get; } = new JsonShapeBuilder<AccountInfo>("JetStreamAccountStats")
        .Inline(AccountTier.Shape, r => r.Total)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("api", Codecs.Object(ApiStatistics.Shape), r => r.Api, (r, v) => r.Api = v ?? new())
        .Optional("tiers", Codecs.ObjectMap(AccountTier.Shape), r => r.Tiers, (r, v) => r.Tiers = v)
        .Build();
}
