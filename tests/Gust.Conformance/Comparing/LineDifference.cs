namespace Gust.Conformance.Comparing;

/// <summary>The lines in which two transcripts differ, by their longest common subsequence.</summary>
internal static class LineDifference
{
    public static (List<string> OnlyFirst, List<string> OnlySecond) Between(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var common = CommonLengths(first, second);
        List<string> onlyFirst = [], onlySecond = [];
        int i = 0, j = 0;
        while (i < first.Count || j < second.Count)
        {
            if (i < first.Count && j < second.Count && first[i] == second[j])
            {
                i++;
                j++;
            }
            else if (j == second.Count || (i < first.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                onlyFirst.Add(first[i++]);
            }
            else
            {
                onlySecond.Add(second[j++]);
            }
        }

        return (onlyFirst, onlySecond);
    }

    // common[i, j]: how many lines the tails from i and from j have in common.
    private static int[,] CommonLengths(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var common = new int[first.Count + 1, second.Count + 1];
        for (var i = first.Count - 1; i >= 0; i--)
        {
            for (var j = second.Count - 1; j >= 0; j--)
            {
                common[i, j] = first[i] == second[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
