using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Operators;

/// <summary>A resolver's map while it is read: its keys come in any order, and not all kinds take all of them.</summary>
internal sealed class ResolverDraft(ResolverOptions resolver)
{
    public ResolverOptions Resolver { get; } = resolver;

    public string? Type { get; set; }

    public ConfigEntry? Interval { get; set; }
}
