namespace Gust.Subjects.Tests;

/// <summary>The rules once more, slow and plain: strings, arrays, recursion. What the real code is held against.</summary>
internal static class NaiveSubjects
{
    public static bool IsValid(string subject)
    {
        var tokens = subject.Split('.');
        return tokens.All(token => token != "") && !tokens[..^1].Contains(">");
    }

    public static bool IsLiteral(string subject) => !subject.Split('.').Any(token => token is "*" or ">");

    public static bool Matches(string literal, string pattern) =>
        literal.Split('.').All(token => token != "") && Matches(literal.Split('.'), pattern.Split('.'));

    /// <summary>All literal subjects of up to <paramref name="tokensMax"/> tokens over an alphabet.</summary>
    public static IEnumerable<string> Words(string[] alphabet, int tokensMax) =>
        tokensMax == 0
            ? []
            : alphabet.Concat(Words(alphabet, tokensMax - 1).SelectMany(word => alphabet.Select(letter => $"{letter}.{word}")));

    private static bool Matches(string[] literal, string[] pattern) => (literal, pattern) switch
    {
        ([], []) => true,
        ([_, ..], [">"]) => true,
        ([_, .. var more], ["*", .. var rest]) => Matches(more, rest),
        ([var token, .. var more], [var wanted, .. var rest]) => token == wanted && Matches(more, rest),
        _ => false,
    };
}
