namespace Gust.Configuration.CommandLine;

/// <summary>A flag as it was given.</summary>
/// <param name="Name">The spelling used, without dashes.</param>
internal readonly record struct FlagValue(FlagSpec Spec, string Name, string Text, long Integer, bool Boolean)
{
    public FlagKind Kind => Spec.Kind;
}
