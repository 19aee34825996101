namespace Gust.JetStream.Rules;

/// <summary>How many messages may be published as one, and how many such batches may be open (spec: jetstream.md sections 4.4 and 4.5).</summary>
internal sealed record BatchLimits
{
    /// <summary>Atomic batches that are open on one stream.</summary>
    public int AtomicPerStream { get; init; } = 50;

    /// <summary>Atomic batches that are open on the server.</summary>
    public int AtomicTotal { get; init; } = 1000;

    /// <summary>Messages of an atomic batch.</summary>
    public int AtomicMessages { get; init; } = 1000;

    /// <summary>Bytes of an atomic batch: it becomes one record of the journal.</summary>
    public long AtomicBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of all open atomic batches of the server, which wait in memory.</summary>
    public long AtomicTotalBytes { get; init; } = 256 << 20;

    /// <summary>Fast batches that are open on one stream.</summary>
    public int FastPerStream { get; init; } = 1000;

    /// <summary>Fast batches that are open on the server.</summary>
    public int FastTotal { get; init; } = 50_000;

    /// <summary>How long a batch waits for its next message, in nanoseconds.</summary>
    public long TimeoutNs { get; init; } = 10 * Nanoseconds.PerSecond;
}
