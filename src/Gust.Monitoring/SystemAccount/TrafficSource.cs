using Gust.Core;
using Gust.Core.Connections;

namespace Gust.Monitoring.SystemAccount;

/// <summary>What clients have got from the server and sent to it.</summary>
/// <remarks>Thread-safe. Connections count for themselves, so a sum looks at all of them: it is made anew ten times a second at most.</remarks>
internal sealed class TrafficSource(Broker broker)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private Dictionary<Account, Traffic> _sums = [];
    private long _at = long.MinValue;

    public Traffic Of(Account account) => Sums().GetValueOrDefault(account);

    public Traffic OfAll() => Sums().Values.Aggregate(default(Traffic), (all, one) => all + one);

    private Dictionary<Account, Traffic> Sums()
    {
        lock (_lock)
        {
            if (_at == long.MinValue || broker.Time.GetElapsedTime(_at) >= s_fresh)
            {
                _sums = broker.Connections.Traffic();
                _at = broker.Time.GetTimestamp();
            }

            return _sums;
        }
    }
}
