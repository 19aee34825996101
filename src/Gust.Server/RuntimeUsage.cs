using Gust.Monitoring.Metrics;

namespace Gust.Server;

/// <summary>The runtime of the present process. Thread-safe.</summary>
internal sealed class RuntimeUsage : IRuntimeUsage
{
    public int Generations => GC.MaxGeneration + 1;

    public long HeapBytes => GC.GetTotalMemory(forceFullCollection: false);

    public long CommittedBytes => GC.GetGCMemoryInfo().TotalCommittedBytes;

    public long AllocatedBytes => GC.GetTotalAllocatedBytes();

    public TimeSpan GcPause => GC.GetTotalPauseDuration();

    public int PoolThreads => ThreadPool.ThreadCount;

    public long PoolQueue => ThreadPool.PendingWorkItemCount;

    public long PoolCompleted => ThreadPool.CompletedWorkItemCount;

    public long LockContentions => Monitor.LockContentionCount;

    public TimeSpan ProcessorTime => Environment.CpuUsage.TotalTime;

    public long Collections(int generation) => GC.CollectionCount(generation);
}
