using Gust.JetStream.Model;

namespace Gust.Cli.Bench.Streams;

/// <summary>What a benchmark of JetStream needs beside the messages.</summary>
internal sealed record StreamBenchOptions
{
    public required BenchOptions Bench { get; init; }

    public required string Stream { get; init; }

    /// <summary>Bound on the wait for an acknowledgement or a message.</summary>
    public required TimeSpan Timeout { get; init; }

    public bool IsCreated { get; init; }

    public bool IsPurged { get; init; }

    public StorageKind Storage { get; init; }

    public long Replicas { get; init; }

    public long MaxBytes { get; init; }

    /// <summary>Each message carries an id that the stream remembers.</summary>
    public bool IsDeduplicated { get; init; }

    public TimeSpan DuplicateWindow { get; init; }

    /// <summary>Messages in flight, of a batch, or of a pull request.</summary>
    public int Batch { get; init; }

    public string Consumer { get; init; } = "";

    public AckKind Acks { get; init; }

    /// <summary>Each acknowledgement is waited for.</summary>
    public bool IsDoubleAck { get; init; }
}
