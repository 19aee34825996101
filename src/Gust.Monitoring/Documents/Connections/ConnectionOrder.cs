using System.Collections.Frozen;
using Gust.Core;
using Gust.Core.Connections;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>An order of connections, by the name that a query uses for it. Lower ranks come first, and among equals lower numbers.</summary>
internal sealed class ConnectionOrder
{
    private static readonly FrozenDictionary<string, ConnectionOrder> s_orders = new ConnectionOrder[]
    {
        new("cid", static (_, _) => 0),
        new("start", static (one, _) => one.Start.Ticks),
        new("subs", static (one, _) => -one.Figures.Subscriptions),
        new("pending", static (one, _) => -one.Figures.Pending),
        new("msgs_to", static (one, _) => -one.Figures.Traffic.OutMessages),
        new("msgs_from", static (one, _) => -one.Figures.Traffic.InMessages),
        new("bytes_to", static (one, _) => -one.Figures.Traffic.OutBytes),
        new("bytes_from", static (one, _) => -one.Figures.Traffic.InBytes),
        new("last", static (one, _) => -one.Figures.LastActivity.Ticks),
        new("idle", static (one, now) => one.Figures.LastActivity.Ticks - (one.Stop ?? now).Ticks),
        new("uptime", static (one, now) => ((one.Stop ?? now) - one.Start).Ticks),
        new("stop", static (one, _) => -(one.Stop ?? default).Ticks, needsEnd: true),
        new("reason", static (one, _) => s_reasons!.IndexOf(one.Reason), needsEnd: true),
        new("rtt", static (one, _) => -one.Figures.RoundTrip.Ticks),
    }.ToFrozenDictionary(order => order.Name, StringComparer.Ordinal);

    private static readonly List<CloseReason?> s_reasons =
        [.. Enum.GetValues<CloseReason>().OrderBy(CloseReasonText.Of, StringComparer.Ordinal).Select(reason => (CloseReason?)reason)];

    private readonly Func<ConnectionCandidate, DateTimeOffset, long> _rank;
    private readonly bool _needsEnd;

    private ConnectionOrder(string name, Func<ConnectionCandidate, DateTimeOffset, long> rank, bool needsEnd = false)
    {
        Name = name;
        _rank = rank;
        _needsEnd = needsEnd;
    }

    public string Name { get; }

    /// <exception cref="MonitoringRefusal">There is no such order, or not of connections in that state.</exception>
    public static ConnectionOrder Named(string name, ConnectionState state)
    {
        if (!s_orders.TryGetValue(name.Length == 0 ? "cid" : name, out ConnectionOrder? order))
        {
            throw new MonitoringRefusal(400, $"invalid sorting option: {name}");
        }

        return order._needsEnd && state != ConnectionState.Closed
            ? throw new MonitoringRefusal(400, $"sort by {name} only valid on closed connections")
            : order;
    }

    public long RankOf(in ConnectionCandidate candidate, DateTimeOffset now) => _rank(candidate, now);
}
