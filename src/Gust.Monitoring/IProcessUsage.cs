namespace Gust.Monitoring;

/// <summary>What the operating system says of this process.</summary>
internal interface IProcessUsage
{
    /// <summary>Bytes of memory that are resident.</summary>
    long ResidentBytes { get; }

    /// <summary>Of one core, over the last second or more, in percent.</summary>
    double CpuPercent { get; }

    /// <summary>Cores of the machine.</summary>
    int Cores { get; }

    /// <summary>Cores that this process may use.</summary>
    int UsableCores { get; }
}
