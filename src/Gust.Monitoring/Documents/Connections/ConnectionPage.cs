namespace Gust.Monitoring.Documents.Connections;

/// <summary>Picks the connections of one page out of any number: it holds no more of them than end with that page.</summary>
internal sealed class ConnectionPage(ConnectionOrder order, int offset, int limit, DateTimeOffset now)
{
    private readonly long _capacity = (long)offset + limit;

    /// <summary>The last one of the page comes out first.</summary>
    private readonly PriorityQueue<ConnectionCandidate, (long Rank, ulong Id)> _best =
        new(Comparer<(long, ulong)>.Create(static (a, b) => b.CompareTo(a)));

    public void Add(in ConnectionCandidate candidate)
    {
        (long, ulong) place = (order.RankOf(candidate, now), candidate.Id);
        if (_best.Count < _capacity)
        {
            _best.Enqueue(candidate, place);
        }
        else
        {
            _best.EnqueueDequeue(candidate, place);
        }
    }

    /// <summary>In their order.</summary>
    public ConnectionCandidate[] Take()
    {
        ConnectionCandidate[] page = new ConnectionCandidate[Math.Max(0, _best.Count - offset)];
        for (int i = page.Length - 1; i >= 0; i--)
        {
            page[i] = _best.Dequeue();
        }

        return page;
    }
}
