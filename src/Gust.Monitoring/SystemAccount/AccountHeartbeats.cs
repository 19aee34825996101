using System.Collections.Concurrent;
using Gust.Core;

namespace Gust.Monitoring.SystemAccount;

/// <summary>The heartbeats of all accounts but the global one, of which the reference tells nothing either.</summary>
internal sealed class AccountHeartbeats(Broker broker, AccountConnections connections)
{
    private readonly ConcurrentDictionary<Account, AccountHeartbeat> _beats = new();

    public void Start() => broker.Accounts.ConnectionsChanged = OnChanged;

    public void Stop()
    {
        broker.Accounts.ConnectionsChanged = null;
        foreach (AccountHeartbeat beat in _beats.Values)
        {
            beat.Stop();
        }
    }

    private void OnChanged(Account account)
    {
        if (account != broker.Accounts.Global)
        {
            _beats.GetOrAdd(account, static (key, self) => new AccountHeartbeat(key, self.Broker, self.Connections), (Broker: broker, Connections: connections)).Tell();
        }
    }
}
