namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>A process that does nothing.</summary>
internal sealed class StillProcess : IProcessUsage
{
    public long ResidentBytes => 1;

    public double CpuPercent => 0;

    public int Cores => 2;

    public int UsableCores => 2;
}
