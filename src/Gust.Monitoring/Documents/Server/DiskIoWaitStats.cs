namespace Gust.Monitoring.Documents.Server;

/// <summary>Who waits for a turn at the disk (spec: monitoring.md, DiskIOWaitStats): nobody, commit rounds take everybody along.</summary>
internal sealed record DiskIoWaitStats
{
    public int Waiters { get; init; }

    public long Waits { get; init; }

    public long WaitTime { get; init; }

    public long MaxWaitTime { get; init; }
}
