using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Top;

/// <summary>Two samples of a server, and what happened between them.</summary>
internal sealed class TopFigures
{
    private readonly TopSample? _before;
    private readonly double _seconds;

    /// <param name="now">The sample shown.</param>
    /// <param name="before">The one before it; null for the first.</param>
    /// <param name="passed">Between the two.</param>
    public TopFigures(TopSample now, TopSample? before, TimeSpan passed)
    {
        Now = now;
        _before = before?.Server.Start == now.Server.Start ? before : null; // a server that began anew counts from zero
        _seconds = passed.TotalSeconds;
    }

    public TopSample Now { get; }

    /// <summary>How much a counter of the server grows in a second.</summary>
    public double Rate(Func<Varz, long> counter) => _before is null ? 0 : Rate(counter(Now.Server), counter(_before.Server));

    public double ApiRate => _before?.JetStream is { } before && Now.JetStream is { } now ? Rate(now.Api.Total, before.Api.Total) : 0;

    /// <summary>The connections in the order of a key: rates, where the key is about messages or bytes.</summary>
    public IReadOnlyList<TopConnection> Connections(TopSort sort)
    {
        Dictionary<long, ConnectionDetail> before = (_before?.Connections.Connections ?? []).ToDictionary(connection => connection.Cid);
        return [.. sort.Apply((Now.Connections.Connections ?? []).Select(now => Compare(now, before.GetValueOrDefault(now.Cid))))];
    }

    private TopConnection Compare(ConnectionDetail now, ConnectionDetail? before) => before is null
        ? new TopConnection(now, 0, 0, 0, 0)
        : new TopConnection(now, Rate(now.OutMsgs, before.OutMsgs), Rate(now.InMsgs, before.InMsgs), Rate(now.OutBytes, before.OutBytes), Rate(now.InBytes, before.InBytes));

    private double Rate(long now, long before) => _seconds > 0 ? Math.Max(0, now - before) / _seconds : 0;
}
