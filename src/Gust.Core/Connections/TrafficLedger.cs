namespace Gust.Core.Connections;

/// <summary>The traffic of each account, of connections that have ended or gone to another account included.</summary>
/// <remarks>
/// Connections count for themselves; only when one leaves an account is its share written down here, so that messages cost
/// nothing more. Not thread-safe: its owner locks, and takes a connection off the list in the same step as it settles it, so
/// that no sum ever counts it twice or not at all.
/// </remarks>
internal sealed class TrafficLedger
{
    private readonly Dictionary<Account, Traffic> _settled = [];

    /// <summary>What is written down already of connections that go on in another account.</summary>
    private readonly Dictionary<ulong, Traffic> _former = [];

    /// <summary>Writes down what a connection has done in the account that it leaves.</summary>
    public void Leave(ClientSession session)
    {
        Traffic now = Traffic.Of(session);
        Add(_settled, session.Account, now - _former.GetValueOrDefault(session.Id));
        _former[session.Id] = now;
    }

    /// <summary>The same for a connection that has ended.</summary>
    public void Retire(ClientSession session)
    {
        Leave(session);
        _former.Remove(session.Id);
    }

    /// <summary>By account, with what the present connections have done.</summary>
    public Dictionary<Account, Traffic> Sum(IEnumerable<ClientSession> present)
    {
        Dictionary<Account, Traffic> sums = new(_settled);
        foreach (ClientSession session in present)
        {
            Add(sums, session.Account, Traffic.Of(session) - _former.GetValueOrDefault(session.Id));
        }

        return sums;
    }

    private static void Add(Dictionary<Account, Traffic> sums, Account account, Traffic traffic) =>
        sums[account] = sums.GetValueOrDefault(account) + traffic;
}
