using System.Text.Json.Serialization;

namespace Gust.Cli.Contexts;

/// <summary>Generated reading and writing of context files; survives trimming.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(NatsContext))]
[JsonSerializable(typeof(List<NatsContext>))]
internal sealed partial class ContextJson : JsonSerializerContext;
