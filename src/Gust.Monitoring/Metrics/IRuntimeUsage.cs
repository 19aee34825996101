namespace Gust.Monitoring.Metrics;

/// <summary>What the runtime says of itself: its collector, its threads, its locks.</summary>
internal interface IRuntimeUsage
{
    /// <summary>Generations that the collector has.</summary>
    int Generations { get; }

    /// <summary>Collections of one generation and those below it, since the start.</summary>
    long Collections(int generation);

    /// <summary>Bytes of objects in use or not yet collected.</summary>
    long HeapBytes { get; }

    /// <summary>Bytes that the collector has of the system.</summary>
    long CommittedBytes { get; }

    /// <summary>Bytes of objects made since the start.</summary>
    long AllocatedBytes { get; }

    /// <summary>How long everything stood still for collections, since the start.</summary>
    TimeSpan GcPause { get; }

    int PoolThreads { get; }

    /// <summary>Work that waits for a thread of the pool.</summary>
    long PoolQueue { get; }

    /// <summary>Work that the pool has done since the start.</summary>
    long PoolCompleted { get; }

    /// <summary>How often a thread had to wait for a lock, since the start.</summary>
    long LockContentions { get; }

    /// <summary>Time of processors used since the start.</summary>
    TimeSpan ProcessorTime { get; }
}
