using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>What an account may use of JetStream, of one tier or of all. -1 is no limit; without memory and disk JetStream is off.</summary>
internal record JetStreamLimitsClaim
{
    [JsonPropertyName("mem_storage")]
    public long MemoryStorage { get; set; }

    public long DiskStorage { get; set; }

    public long Streams { get; set; }

    [JsonPropertyName("consumer")]
    public long Consumers { get; set; }

    public long MaxAckPending { get; set; }

    [JsonPropertyName("mem_max_stream_bytes")]
    public long MemoryMaxStreamBytes { get; set; }

    public long DiskMaxStreamBytes { get; set; }

    public bool MaxBytesRequired { get; set; }

    [JsonIgnore]
    public bool IsEmpty => this is { MemoryStorage: 0, DiskStorage: 0, Streams: 0, Consumers: 0, MaxAckPending: 0, MemoryMaxStreamBytes: 0, DiskMaxStreamBytes: 0, MaxBytesRequired: false };
}
