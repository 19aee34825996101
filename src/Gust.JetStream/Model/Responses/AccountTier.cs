using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>What an account uses and may have of one replication factor.</summary>
internal sealed record AccountTier
{
    public ulong Memory { get; set; }

    public ulong Storage { get; set; }

    public ulong ReservedMemory { get; set; }

    public ulong ReservedStorage { get; set; }

    public long Streams { get; set; }

    public long Consumers { get; set; }

    public AccountLimits Limits { get; set; } = new();

    public static JsonShape<AccountTier> Shape { get; } = new JsonShapeBuilder<AccountTier>("JetStreamTier")
        .Always("memory", Codecs.UInt64, r => r.Memory, (r, v) => r.Memory = v)
        .Always("storage", Codecs.UInt64, r => r.Storage, (r, v) => r.Storage = v)
        .Always("reserved_memory", Codecs.UInt64, r => r.ReservedMemory, (r, v) => r.ReservedMemory = v)
        .Always("reserved_storage", Codecs.UInt64, r => r.ReservedStorage, (r, v) => r.ReservedStorage = v)
        .Always("streams", Codecs.Int, r => r.Streams, (r, v) => r.Streams = v)
        .Always("consumers", Codecs.Int, r => r.Consumers, (r, v) => r.Consumers = v)
        .Always("limits", Codecs.Object(AccountLimits.Shape), r => r.Limits, (r, v) => r.Limits = v ?? new())
        .Build();
}
