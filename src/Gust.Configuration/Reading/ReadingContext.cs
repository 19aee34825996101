using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>What an option needs to read its key: the typed values and the knowledge of other rooms.</summary>
internal sealed record ReadingContext(ConfigDiagnostics Diagnostics, MappingCheck? CheckMapping)
{
    public ValueReader Values { get; } = new(Diagnostics);
}
