using System.Text.RegularExpressions;

namespace Gust.Conformance.Scripting;

/// <summary>Splits a line of a script at blanks, but not within a placeholder.</summary>
internal static partial class ScriptWords
{
    public static string[] Split(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"(?:%\{[^}]*\}|\S)+")]
    private static partial Regex Word();
}
