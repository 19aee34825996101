using Gust.Core;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.JetStream.Rules;
using Gust.Storage.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>What all streams of a server share.</summary>
internal sealed class JetStreamContext
{
    public required Broker Broker { get; init; }

    /// <summary>Where streams and accounts do their work.</summary>
    public required IWorkScheduler Scheduler { get; init; }

    public required IDisk Disk { get; init; }

    /// <summary>The folder of the store; it exists and is this server's alone.</summary>
    public required string Folder { get; init; }

    public required StreamStoreOptions Stores { get; init; }

    /// <summary>Empty: none.</summary>
    public string Domain { get; init; } = "";

    /// <summary>What streams in files tell of when acknowledged messages are on stable storage; null: nothing.</summary>
    public string? SyncMode { get; init; }

    /// <summary>What the server allows; the account's own limits are put in by <see cref="JetStreamAccount"/>.</summary>
    public RuleLimits Limits { get; set; } = new();

    /// <summary>Whether requests with fields that nobody knows are refused.</summary>
    public bool IsStrict { get; set; } = true;

    public StorageUsage Usage { get; } = new();

    public BatchUsage Batches { get; } = new();

    /// <summary>Unix nanoseconds.</summary>
    public long Now => (Broker.Time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    public string ServerVersion => Protocol.ServerInfo.CompatibilityVersion;
}
