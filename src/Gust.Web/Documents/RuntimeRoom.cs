using System.Buffers;
using System.Text.Json;
using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Documents;

/// <summary>What the runtime says of itself: <c>/debug/vars</c> and <c>/stacksz</c>, whose contents differ between runtimes anyway.</summary>
internal sealed class RuntimeRoom : IWebRoom
{
    private const string VariablesPath = "/debug/vars";
    private const string StacksPath = "/stacksz";

    public bool Serves(string path) => path is VariablesPath or StacksPath;

    public Task ServeAsync(HttpContext context, string path) => Answers.SendAsync(
        context,
        path == VariablesPath
            ? new MonitoringAnswer(200, "application/json; charset=utf-8", Variables())
            : MonitoringAnswer.Text(200, Threads()));

    private static ReadOnlyMemory<byte> Variables()
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("cmdline"u8);
            json.WriteStringValue(Environment.ProcessPath); // not the arguments: they may hold secrets
            json.WriteEndArray();
            json.WriteStartObject("memstats"u8);
            json.WriteNumber("Alloc"u8, GC.GetTotalMemory(forceFullCollection: false));
            json.WriteNumber("TotalAlloc"u8, GC.GetTotalAllocatedBytes());
            json.WriteNumber("HeapAlloc"u8, memory.HeapSizeBytes);
            json.WriteNumber("HeapSys"u8, memory.TotalCommittedBytes);
            json.WriteNumber("NumGC"u8, GC.CollectionCount(0));
            json.WriteNumber("PauseTotalNs"u8, GC.GetTotalPauseDuration().Ticks * TimeSpan.NanosecondsPerTick);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>A runtime that shares its threads between connections has no stack for each; it has a pool.</summary>
    private static string Threads() =>
        $"""
        .NET {Environment.Version}
        pool threads: {ThreadPool.ThreadCount}
        pending work items: {ThreadPool.PendingWorkItemCount}
        completed work items: {ThreadPool.CompletedWorkItemCount}
        contended locks: {Monitor.LockContentionCount}
        stacks: dotnet-stack report --process-id {Environment.ProcessId}
        """;
}
