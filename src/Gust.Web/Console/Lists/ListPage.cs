namespace Gust.Web.Console.Lists;

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Matched">How many of them match the search.</param>
/// <param name="Offset">Of the first row among those that match.</param>
/// <param name="Rows">As sorted.</param>
internal sealed record ListPage<T>(int Total, int Matched, int Offset, IReadOnlyList<T> Rows);
