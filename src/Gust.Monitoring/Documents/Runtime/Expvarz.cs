using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Runtime;

/// <summary>What the runtime says of itself, under the names of Go's variables as far as there is the like.</summary>
/// <param name="Cmdline">Empty: the arguments may hold secrets.</param>
/// <param name="Memstats">Memory and its collector.</param>
internal sealed record Expvarz(
    [property: JsonPropertyName("cmdline")] IReadOnlyList<string> Cmdline,
    [property: JsonPropertyName("memstats")] MemoryStats Memstats);
