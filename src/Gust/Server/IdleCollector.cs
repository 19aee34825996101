namespace Gust.Cli.Server;

/// <summary>Gives the garbage of busy times back to the machine once the process has nothing to do; the runtime itself collects only under load.</summary>
/// <remarks>A collection takes about a millisecond for each megabyte in use. One that would find little is left out.</remarks>
internal sealed class IdleCollector : IDisposable
{
    /// <summary>Between two looks.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Less CPU time than this between two looks is idleness.</summary>
    internal static readonly TimeSpan BusyFrom = TimeSpan.FromMilliseconds(50);

    /// <summary>New bytes on the heap that make a collection worth its while, and at least a quarter of what was in use before.</summary>
    internal const long GarbageMin = 8 << 20;

    private readonly IProcessMemory _memory;
    private readonly ITimer _timer;
    private TimeSpan _cpu;
    private long _inUse;

    public IdleCollector(IProcessMemory memory, TimeProvider time)
    {
        _memory = memory;
        _cpu = memory.CpuTime;
        _timer = time.CreateTimer(static state => ((IdleCollector)state!).Look(), this, Interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        TimeSpan cpu = _memory.CpuTime;
        bool isIdle = cpu - _cpu < BusyFrom;
        _cpu = cpu;
        if (isIdle && _memory.HeapBytes - _inUse > Math.Max(GarbageMin, _inUse / 4))
        {
            _memory.Collect();
            _inUse = _memory.HeapBytes;
            _cpu = _memory.CpuTime;
        }

        _timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }
}
