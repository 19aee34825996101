using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>ACCOUNT.PURGE.</summary>
internal sealed record AccountPurgeStarted
{
    public bool IsInitiated { get; set; }

    public static JsonShape<AccountPurgeStarted> Shape { get; } = new JsonShapeBuilder<AccountPurgeStarted>("AccountPurgeStarted")
        .Always("initiated", Codecs.Flag, r => r.IsInitiated, (r, v) => r.IsInitiated = v)
        .Build();
}
