using Gust.Core;

namespace Gust.Monitoring.SystemAccount;

/// <summary>What clients have got from the server and sent to it.</summary>
/// <remarks>Thread-safe. Connections count for themselves, so a sum looks at all of them: it is made anew ten times a second at most.</remarks>
internal sealed class TrafficSource(Broker broker)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Dictionary<Account, (Volume Sent, Volume Received)> _sums = [];
    private long _at = long.MinValue;

    public (Volume Sent, Volume Received) Of(Account account) => Sums().GetValueOrDefault(account);

    public (Volume Sent, Volume Received) OfAll()
    {
        (Volume Sent, Volume Received) all = default;
        foreach ((Volume sent, Volume received) in Sums().Values)
        {
            all = (all.Sent + sent, all.Received + received);
        }

        return all;
    }

    private Dictionary<Account, (Volume Sent, Volume Received)> Sums()
    {
        lock (_lock)
        {
            if (_at == long.MinValue || broker.Time.GetElapsedTime(_at) >= s_fresh)
            {
                _sums = Sum();
                _at = broker.Time.GetTimestamp();
            }

            return _sums;
        }
    }

    private Dictionary<Account, (Volume Sent, Volume Received)> Sum()
    {
        Dictionary<Account, (Volume Sent, Volume Received)> sums = [];
        foreach (ClientSession session in broker.Sessions)
        {
            (Volume sent, Volume received) = sums.GetValueOrDefault(session.Account);
            sums[session.Account] = (
                sent + new Volume(session.Outbound.Messages, session.Outbound.Bytes),
                received + new Volume(session.Publisher.Messages, session.Publisher.Bytes));
        }

        return sums;
    }
}
