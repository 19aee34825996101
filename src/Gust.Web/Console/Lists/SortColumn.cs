namespace Gust.Web.Console.Lists;

/// <summary>A column that one can sort by.</summary>
/// <param name="Compare">Ascending.</param>
/// <param name="LargestFirst">What one usually wants to see first.</param>
internal sealed record SortColumn<T>(Comparison<T> Compare, bool LargestFirst)
{
    public static SortColumn<T> Number(Func<T, double> value) => new((one, other) => value(one).CompareTo(value(other)), LargestFirst: true);

    public static SortColumn<T> Text(Func<T, string?> value, bool largestFirst = false) =>
        new((one, other) => string.Compare(value(one), value(other), StringComparison.OrdinalIgnoreCase), largestFirst);
}
