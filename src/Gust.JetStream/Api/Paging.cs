using Gust.JetStream.Model.Responses;

namespace Gust.JetStream.Api;

/// <summary>Cuts the part out of a list that one answer holds.</summary>
internal static class Paging
{
    public const int NamesMax = 1024;
    public const int InfosMax = 256;

    /// <param name="all">In the order of their names.</param>
    /// <param name="offset">Where to begin; what lies outside the list is taken as its nearest end.</param>
    /// <param name="limit">At most as many.</param>
    public static (Page Page, T[] Items) Cut<T>(IReadOnlyList<T> all, long offset, int limit)
    {
        int start = (int)Math.Clamp(offset, 0, all.Count);
        int count = Math.Min(limit, all.Count - start);
        T[] items = new T[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = all[start + i];
        }

        return (new Page { Total = all.Count, Offset = start, Limit = limit }, items);
    }
}
