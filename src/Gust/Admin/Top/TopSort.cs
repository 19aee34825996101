namespace Gust.Cli.Admin.Top;

/// <summary>An order of connections.</summary>
/// <param name="Key">For the command line, and for the server, which chooses by it whom it lists.</param>
/// <param name="Press">The key that chooses it while <c>top</c> runs.</param>
/// <param name="Apply">Puts connections in this order.</param>
internal sealed record TopSort(string Key, char Press, Func<IEnumerable<TopConnection>, IOrderedEnumerable<TopConnection>> Apply)
{
    /// <summary>What comes first is what there is most of, as servers sort; ties stay in the order of ids.</summary>
    public static IReadOnlyList<TopSort> All { get; } =
    [
        new("cid", 'c', all => all.OrderBy(c => c.Detail.Cid)),
        new("subs", 's', all => Most(all, c => c.Detail.Subscriptions)),
        new("pending", 'p', all => Most(all, c => c.Detail.PendingBytes)),
        new("msgs_to", 'm', all => Most(all, c => c.ToMsgs).ThenByDescending(c => c.Detail.OutMsgs)),
        new("msgs_from", 'M', all => Most(all, c => c.FromMsgs).ThenByDescending(c => c.Detail.InMsgs)),
        new("bytes_to", 'b', all => Most(all, c => c.ToBytes).ThenByDescending(c => c.Detail.OutBytes)),
        new("bytes_from", 'B', all => Most(all, c => c.FromBytes).ThenByDescending(c => c.Detail.InBytes)),
        new("last", 'l', all => all.OrderByDescending(c => c.Detail.LastActivity)),
        new("idle", 'i', all => all.OrderBy(c => c.Detail.LastActivity)),
        new("uptime", 'u', all => all.OrderBy(c => c.Detail.Start)),
    ];

    public static TopSort Of(string key) => All.First(sort => sort.Key == key);

    private static IOrderedEnumerable<TopConnection> Most(IEnumerable<TopConnection> all, Func<TopConnection, double> figure) => all.OrderByDescending(figure);
}
