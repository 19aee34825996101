namespace Gust.Configuration;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class NearestName
{
    private const int LengthMax = 64;

    /// <summary>The known name that is closest to <paramref name="typed"/>; null where none is close enough to be meant.</summary>
    /// <remarks>A slip is a letter too many, too few, another one, or two that changed places. Three letters may hold one.</remarks>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        if (typed.Length is 0 or > LengthMax)
        {
            return null;
        }

        string wanted = typed.ToLowerInvariant();
        var slipsMax = wanted.Length / 3;
        return known
            .Where(name => name.Length <= LengthMax)
            .Select(name => (Name: name, Slips: Slips(wanted, name.ToLowerInvariant())))
            .Where(one => one.Slips <= slipsMax && one.Slips < one.Name.Length)
            .OrderBy(one => one.Slips)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => one.Name)
            .FirstOrDefault();
    }

    /// <summary>How to say it behind an error; empty where there is nothing to say.</summary>
    public static string Hint(string typed, IEnumerable<string> known, string quote = "\"") =>
        Of(typed, known) is { } name ? $"; did you mean {quote}{name}{quote}?" : "";

    /// <summary>The fewest slips between two words (optimal string alignment), row by row.</summary>
    private static int Slips(string left, string right)
    {
        Span<int> before = stackalloc int[LengthMax + 1];
        Span<int> above = stackalloc int[LengthMax + 1];
        Span<int> row = stackalloc int[LengthMax + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            var spent = before;
            before = above;
            above = row;
            row = spent;
        }

        return above[right.Length];
    }
}
