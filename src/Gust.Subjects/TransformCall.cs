namespace Gust.Subjects;

/// <summary>A function call as written in a destination token, such as <c>{{ SplitFromLeft(1, 3) }}</c>.</summary>
/// <remarks>
/// The first letter of each word of a name may have either case. The call may have other text around it inside the token's
/// braces, and the list of arguments reaches to the last <c>)</c> that closes a call: the reference searches with a greedy pattern.
/// </remarks>
internal readonly record struct TransformCall(TransformFunction Function, string[] Arguments)
{
    private const string Blanks = " \t\n\f\r";

    /// <summary>In the order in which they are searched for.</summary>
    private static readonly (TransformFunction Function, string[] Words)[] s_names =
    [
        (TransformFunction.Wildcard, ["wildcard"]),
        (TransformFunction.Partition, ["partition"]),
        (TransformFunction.SplitFromLeft, ["split", "from", "left"]),
        (TransformFunction.SplitFromRight, ["split", "from", "right"]),
        (TransformFunction.SliceFromLeft, ["slice", "from", "left"]),
        (TransformFunction.SliceFromRight, ["slice", "from", "right"]),
        (TransformFunction.Split, ["split"]),
        (TransformFunction.Right, ["right"]),
        (TransformFunction.Left, ["left"]),
        (TransformFunction.Random, ["random"]),
    ];

    /// <summary>Whether a destination token must be a function call.</summary>
    public static bool IsWanted(string token) =>
        token.Length > 4 && token.StartsWith("{{", StringComparison.Ordinal) && token.EndsWith("}}", StringComparison.Ordinal);

    public static TransformCall? Find(string token)
    {
        var close = LastClose(token);
        foreach (var (function, words) in s_names)
        {
            for (var open = token.IndexOf("{{", StringComparison.Ordinal);
                open >= 0 && open < close;
                open = token.IndexOf("{{", open + 1, StringComparison.Ordinal))
            {
                if (ArgumentsOf(words, token.AsSpan(open + 2, close - open - 2)) is { } arguments)
                {
                    return new TransformCall(function, arguments);
                }
            }
        }

        return null;
    }

    /// <summary>The last parenthesis with nothing but blanks between it and two braces, or -1.</summary>
    private static int LastClose(ReadOnlySpan<char> token)
    {
        var close = token.LastIndexOf(')');
        while (close >= 0 && !token[(close + 1)..].TrimStart(Blanks).StartsWith("}}"))
        {
            close = token[..close].LastIndexOf(')');
        }

        return close;
    }

    /// <summary>The arguments if <paramref name="text"/> is a name, an open parenthesis and arguments.</summary>
    private static string[]? ArgumentsOf(string[] words, ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(Blanks);
        foreach (var word in words)
        {
            if (!StartsWith(rest, word))
            {
                return null;
            }

            rest = rest[word.Length..];
        }

        rest = rest.TrimStart(Blanks);
        return rest.StartsWith('(') && !rest.Contains('\n') ? Split(rest[1..]) : null;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text[1..].StartsWith(word.AsSpan(1), StringComparison.Ordinal);

    /// <summary>Blanks after a comma belong to it, those before it to the argument.</summary>
    private static string[] Split(ReadOnlySpan<char> arguments)
    {
        var pieces = arguments.ToString().Split(',');
        for (var i = 1; i < pieces.Length; i++)
        {
            pieces[i] = pieces[i].AsSpan().TrimStart(Blanks).ToString();
        }

        return pieces;
    }
}
