using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>Something wrong with options, whoever set them; what was read from a file knows where it stands.</summary>
internal readonly record struct OptionProblem(ConfigPosition? Position, string Text)
{
    public override string ToString() => Position is { } position ? $"{position}: {Text}" : Text;
}
