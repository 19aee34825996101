namespace Gust.Cli.Server;

/// <summary>What <see cref="IdleCollector"/> asks of the runtime.</summary>
internal interface IProcessMemory
{
    /// <summary>That the process has used so far.</summary>
    TimeSpan CpuTime { get; }

    /// <summary>Objects on the heap, garbage included.</summary>
    long HeapBytes { get; }

    /// <summary>Frees what nobody uses and returns it to the machine.</summary>
    void Collect();
}
