using Gust.Monitoring.Metrics;

namespace Gust.Monitoring.Tests.Documents;

/// <summary>A runtime that has nothing to tell.</summary>
internal sealed class FakeRuntime : IRuntimeUsage
{
    public int Generations => default;

    public long Collections(int generation) => default;

    public long HeapBytes => default;

    public long CommittedBytes => default;

    public long AllocatedBytes => default;

    public TimeSpan GcPause => default;

    public int PoolThreads => default;

    public long PoolQueue => default;

    public long PoolCompleted => default;

    public long LockContentions => default;

    public TimeSpan ProcessorTime => default;
}
