namespace Gust.Monitoring.Tests.Documents;

/// <summary>A process that never changes.</summary>
internal sealed class FakeProcess : IProcessUsage
{
    public long ResidentBytes => 1;

    public double CpuPercent => 2;

    public int Cores => 3;

    public int UsableCores => 4;
}
