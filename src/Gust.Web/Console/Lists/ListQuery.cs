using Gust.Web.Console.Api;

namespace Gust.Web.Console.Lists;

/// <summary>Which part of a list, in which order, is wanted.</summary>
/// <param name="Search">Every row that holds this text, whatever the case; empty: all.</param>
/// <param name="Sort">Name of a column.</param>
/// <param name="Order"><c>asc</c> or <c>desc</c>; empty: as is usual for the column.</param>
/// <param name="Offset">Rows before the first.</param>
/// <param name="Limit">Rows at most.</param>
internal sealed record ListQuery(string Search, string Sort, string Order, int Offset, int Limit)
{
    public static ListQuery Of(ConsoleCall call) => new(call.Text("search").Trim(), call.Text("sort"), call.Text("order"), call.Offset(), call.Limit());

    /// <summary>In this order unless another is wanted.</summary>
    public ListQuery SortedBy(string column) => Sort.Length > 0 ? this : this with { Sort = column };

    /// <summary>Searches, sorts and cuts.</summary>
    /// <param name="all">All rows.</param>
    /// <param name="holds">The row holds the text.</param>
    /// <param name="columns">What can be sorted by.</param>
    public ListPage<T> Cut<T>(IReadOnlyList<T> all, Func<T, string, bool> holds, IReadOnlyDictionary<string, SortColumn<T>> columns)
    {
        List<T> matched = Search.Length == 0 ? [.. all] : [.. all.Where(row => holds(row, Search))];
        if (columns.TryGetValue(Sort, out SortColumn<T>? column))
        {
            bool descending = Order.Length == 0 ? column.LargestFirst : Order == "desc";
            matched.Sort(descending ? (one, other) => column.Compare(other, one) : column.Compare);
        }

        return new ListPage<T>(all.Count, matched.Count, Offset, matched.GetRange(Math.Min(Offset, matched.Count), Math.Clamp(matched.Count - Offset, 0, Limit)));
    }

    public static bool Holds(string? text, string wanted) => text?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true;
}
