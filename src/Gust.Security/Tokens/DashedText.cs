namespace Gust.Security.Tokens;

/// <summary>Texts with a value between lines of dashes, as files of JWTs and seeds are kept.</summary>
internal static class DashedText
{
    private const string Dashes = "---";

    /// <summary>The values: each is one line, after a line of at least three dashes at both ends and before another.</summary>
    public static List<string> Blocks(ReadOnlySpan<char> text)
    {
        List<string> blocks = [];
        foreach (Range range in Ranges(text))
        {
            blocks.Add(text[range].ToString());
        }

        return blocks;
    }

    /// <summary>Where the values stand, so that a secret need not be copied.</summary>
    public static List<Range> Ranges(ReadOnlySpan<char> text)
    {
        List<Range> blocks = [];
        Range? candidate = null;
        bool isOpen = false;
        foreach (ReadOnlySpan<char> raw in text.TrimStart('\uFEFF').EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.StartsWith(Dashes) && line.EndsWith(Dashes))
            {
                if (candidate is { } found)
                {
                    blocks.Add(found);
                }

                // The line that ends a block does not begin another.
                isOpen = candidate is null;
                candidate = null;
            }
            else if (isOpen && !line.IsEmpty)
            {
                // A second line: text for people between two such lines.
                isOpen = candidate is null;
                candidate = isOpen && text.Overlaps(line, out int start) ? start..(start + line.Length) : null;
            }
        }

        return blocks;
    }

    /// <summary>The first value; a text without lines of dashes is its own value.</summary>
    public static string First(ReadOnlySpan<char> text) => Blocks(text) is [var first, ..] ? first : text.Trim().ToString();
}
