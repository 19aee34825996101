using Microsoft.Extensions.Logging;

namespace Gust.Testing.Kernel;

/// <summary>A log event with its fields by name, those of a connection among them.</summary>
internal sealed record RecordedEvent(LogLevel Level, int Id, string Name, string Text, IReadOnlyDictionary<string, object?> Fields);
