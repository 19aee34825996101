using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Foundation;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Tells how many connections one account has: when that changes, and every half a minute while there are any.</summary>
internal sealed class AccountHeartbeat(Account account, Broker broker, AccountConnections connections) : TimerEntry
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    /// <summary>The second is the one of today; others still listen to the first.</summary>
    private readonly string[] _subjects = [$"$SYS.SERVER.ACCOUNT.{account.Name}.CONNS", $"$SYS.ACCOUNT.{account.Name}.SERVER.CONNS"];

    /// <summary>Tells the present number, and the time until the next one begins anew.</summary>
    public void Tell()
    {
        if (account.Connections > 0)
        {
            broker.Timers.Schedule(this, s_interval);
        }
        else
        {
            broker.Timers.Cancel(this);
        }

        Account system = broker.Accounts.System;
        if (SystemResponder.IsWanted(system, _subjects[0]) || SystemResponder.IsWanted(system, _subjects[1]))
        {
            broker.System.PublishEvent(system, _subjects, AccountConnections.EventType, json => connections.Write(json, account));
        }
    }

    public void Stop() => broker.Timers.Cancel(this);

    protected internal override void OnDue() => Tell();
}
