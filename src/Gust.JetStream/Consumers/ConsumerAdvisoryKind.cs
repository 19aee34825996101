namespace Gust.JetStream.Consumers;

/// <summary>What happened to a consumer that others may want to know (spec: jetstream.md section 13).</summary>
internal enum ConsumerAdvisoryKind : byte
{
    MaxDeliveries,
    Naked,
    Terminated,
    AckSampled,
    Paused,
    Pinned,
    Unpinned,
}
