using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>What an account may have; -1 is no limit.</summary>
internal sealed record AccountLimits
{
    public long MaxMemory { get; set; }

    public long MaxStorage { get; set; }

    public long MaxStreams { get; set; }

    public long MaxConsumers { get; set; }

    public long MaxAckPending { get; set; }

    public long MemoryMaxStreamBytes { get; set; }

    public long StorageMaxStreamBytes { get; set; }

    public bool MaxBytesRequired { get; set; }

    public static JsonShape<AccountLimits> Shape { get; } = new JsonShapeBuilder<AccountLimits>("JetStreamAccountLimits")
        .Always("max_memory", Codecs.Int64, r => r.MaxMemory, (r, v) => r.MaxMemory = v)
        .Always("max_storage", Codecs.Int64, r => r.MaxStorage, (r, v) => r.MaxStorage = v)
        .Always("max_streams", Codecs.Int, r => r.MaxStreams, (r, v) => r.MaxStreams = v)
        .Always("max_consumers", Codecs.Int, r => r.MaxConsumers, (r, v) => r.MaxConsumers = v)
        .Always("max_ack_pending", Codecs.Int, r => r.MaxAckPending, (r, v) => r.MaxAckPending = v)
        .Always("memory_max_stream_bytes", Codecs.Int64, r => r.MemoryMaxStreamBytes, (r, v) => r.MemoryMaxStreamBytes = v)
        .Always("storage_max_stream_bytes", Codecs.Int64, r => r.StorageMaxStreamBytes, (r, v) => r.StorageMaxStreamBytes = v)
        .Always("max_bytes_required", Codecs.Flag, r => r.MaxBytesRequired, (r, v) => r.MaxBytesRequired = v)
        .Build();
}
