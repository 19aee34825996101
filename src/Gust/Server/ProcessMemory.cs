namespace Gust.Cli.Server;

/// <summary>This process.</summary>
internal sealed class ProcessMemory : IProcessMemory
{
    public TimeSpan CpuTime => Environment.CpuUsage.TotalTime;

    public long HeapBytes => GC.GetTotalMemory(forceFullCollection: false);

    public void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
