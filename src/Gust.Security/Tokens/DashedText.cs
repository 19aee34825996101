namespace Gust.Security.Tokens;

/// <summary>Texts with a value between lines of dashes, as files of JWTs and seeds are kept.</summary>
internal static class DashedText
{
    private const string Dashes = "---";

    /// <summary>The values: each is one line, after a line of at least three dashes at both ends and before another.</summary>
    public static List<string> Blocks(ReadOnlySpan<char> text)
    {
        List<string> blocks = [];
        string? candidate = null;
        bool isOpen = false;
        foreach (ReadOnlySpan<char> raw in text.TrimStart('\uFEFF').EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.StartsWith(Dashes) && line.EndsWith(Dashes))
            {
                if (candidate is not null)
                {
                    blocks.Add(candidate);
                }

                // The line that ends a block does not begin another.
                isOpen = candidate is null;
                candidate = null;
            }
            else if (isOpen && !line.IsEmpty)
            {
                // A second line: text for people between two such lines.
                isOpen = candidate is null;
                candidate = isOpen ? line.ToString() : null;
            }
        }

        return blocks;
    }

    /// <summary>The first value; a text without lines of dashes is its own value.</summary>
    public static string First(ReadOnlySpan<char> text) => Blocks(text) is [var first, ..] ? first : text.Trim().ToString();
}
