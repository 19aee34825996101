using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Rules;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>What several documents say of a server's streams.</summary>
internal sealed class JetStreamFacts(MonitoredServer server)
{
    /// <summary>Part of the document about the server.</summary>
    public JetStreamVarz Varz() => server.JetStream() is { } streams
        ? new JetStreamVarz { Config = Settings(streams), Stats = Stats(streams), Limits = Limits() }
        : new JetStreamVarz();

    public JetStreamSettings Settings(JetStreamServer streams)
    {
        JetStreamOptions options = server.Options().JetStream ?? new JetStreamOptions();
        return new JetStreamSettings
        {
            MaxMemory = streams.Context.Limits.MemoryBytesMax,
            MaxStorage = streams.Context.Limits.StorageBytesMax,
            StoreDir = streams.Context.Folder,
            SyncInterval = options.SyncInterval ?? TimeSpan.Zero,
            SyncAlways = options.SyncInterval is null,
            Domain = options.Domain,
            CompressOk = true,
            UniqueTag = options.UniqueTag,
            Strict = options.Strict,
        };
    }

    public JetStreamLimits Limits()
    {
        JetStreamLimitsOptions limits = server.Options().JetStream?.Limits ?? new JetStreamLimitsOptions();
        return new JetStreamLimits
        {
            MaxRequestBatch = limits.MaxRequestBatch,
            MaxAckPending = limits.MaxAckPending,
            MaxDuplicateWindow = limits.DuplicateWindow,
            MaxBatchInflightPerStream = limits.Batch.MaxInflightPerStream ?? 0,
            MaxBatchInflightTotal = limits.Batch.MaxInflightTotal ?? 0,
            MaxBatchSize = limits.Batch.MaxMessages ?? 0,
            MaxBatchTimeout = limits.Batch.Timeout ?? TimeSpan.Zero,
            DefaultMaxConsumers = limits.DefaultMaxConsumers,
        };
    }

    /// <summary>Accounts that may have streams, by name.</summary>
    public static JetStreamAccount[] Accounts(JetStreamServer streams) =>
        [.. streams.Accounts.Where(account => account.IsEnabled).OrderBy(account => account.Account.Name, StringComparer.Ordinal)];

    public static JetStreamStats Stats(JetStreamServer streams)
    {
        JetStreamAccount[] accounts = Accounts(streams);
        return new JetStreamStats
        {
            Memory = (ulong)streams.Context.Usage.Memory,
            Storage = (ulong)streams.Context.Usage.Storage,
            ReservedMemory = accounts.Aggregate(0UL, (sum, account) => sum + account.Reserved(StorageKind.Memory)),
            ReservedStorage = accounts.Aggregate(0UL, (sum, account) => sum + account.Reserved(StorageKind.File)),
            Accounts = accounts.Length,
            Api = new JetStreamApiStats
            {
                Level = ApiLevel.Current,
                Total = (ulong)accounts.Sum(account => account.Requests),
                Errors = (ulong)accounts.Sum(account => account.Errors),
            },
        };
    }
}
