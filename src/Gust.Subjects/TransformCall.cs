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
        foreach (var (function, words) in s_names)
        {
            for (var open = token.IndexOf("{{", StringComparison.Ordinal);
                open >= 0;
                open = token.IndexOf("{{", open + 1, StringComparison.Ordinal))
            {
                if (ArgumentsAt(token.AsSpan(open + 2), words) is { } arguments)
                {
                    return new TransformCall(function, arguments);
                }
            }
        }

        return null;
    }

    private static string[]? ArgumentsAt(ReadOnlySpan<char> text, string[] words)
    {
        var rest = text.TrimStart(Blanks);
        foreach (var word in words)
        {
            if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || !rest[1..].StartsWith(word.AsSpan(1), StringComparison.Ordinal))
            {
                return null;
            }

            rest = rest[word.Length..];
        }

        rest = rest.TrimStart(Blanks);
        if (!rest.StartsWith('('))
        {
            return null;
        }

        rest = rest[1..];
        for (var close = rest.LastIndexOf(')'); close >= 0; close = rest[..close].LastIndexOf(')'))
        {
            if (rest[(close + 1)..].TrimStart(Blanks).StartsWith("}}"))
            {
                return rest[..close].Contains('\n') ? null : Split(rest[..close]);
            }
        }

        return null;
    }

    /// <summary>Blanks after a comma belong to it, those before it to the argument.</summary>
    private static string[] Split(ReadOnlySpan<char> arguments)
    {
        var pieces = arguments.ToString().Split(',');
        for (var i = 1; i < pieces.Length; i++)
        {
            pieces[i] = pieces[i].TrimStart(Blanks.ToCharArray());
        }

        return pieces;
    }
}
