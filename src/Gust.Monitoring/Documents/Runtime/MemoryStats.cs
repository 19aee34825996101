using System.Text.Json.Serialization;
using Gust.Monitoring.Metrics;

namespace Gust.Monitoring.Documents.Runtime;

/// <summary>Memory and its collector. Bytes, but for counts and <paramref name="PauseTotalNs"/>.</summary>
internal sealed record MemoryStats(
    [property: JsonPropertyName("Alloc")] long Alloc,
    [property: JsonPropertyName("TotalAlloc")] long TotalAlloc,
    [property: JsonPropertyName("Sys")] long Sys,
    [property: JsonPropertyName("HeapAlloc")] long HeapAlloc,
    [property: JsonPropertyName("HeapSys")] long HeapSys,
    [property: JsonPropertyName("NumGC")] long NumGC,
    [property: JsonPropertyName("PauseTotalNs")] TimeSpan PauseTotalNs)
{
    public static MemoryStats Of(IRuntimeUsage runtime, IProcessUsage process) => new(
        runtime.HeapBytes, runtime.AllocatedBytes, process.ResidentBytes, runtime.HeapBytes, runtime.CommittedBytes, runtime.Collections(0), runtime.GcPause);
}
