using Gust.Monitoring;

namespace Gust.Server;

/// <summary>Memory and time of the present process.</summary>
/// <remarks>Thread-safe. CPU is measured between two looks at least a second apart.</remarks>
internal sealed class ProcessUsage : IProcessUsage
{
    private static readonly TimeSpan s_span = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private long _at = TimeProvider.System.GetTimestamp();
    private double _percent;

    public long ResidentBytes => Environment.WorkingSet;

    public int Cores => Environment.ProcessorCount;

    public int UsableCores => Environment.ProcessorCount;

    public double CpuPercent
    {
        get
        {
            lock (_lock)
            {
                TimeSpan passed = TimeProvider.System.GetElapsedTime(_at);
                if (passed >= s_span)
                {
                    TimeSpan cpu = Environment.CpuUsage.TotalTime;
                    _percent = Math.Round((cpu - _cpu) / passed * 100, 1);
                    (_cpu, _at) = (cpu, TimeProvider.System.GetTimestamp());
                }

                return _percent;
            }
        }
    }
}
