using Gust.Core.SystemServices;
using Gust.Foundation;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Publishes the server's figures: soon after the start, then less and less often, down to every ten seconds.</summary>
internal sealed class StatszBeat(MonitoredServer server, StatszSource statsz) : TimerEntry
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private readonly string _subject = $"$SYS.SERVER.{server.Broker.Identity.Id}.STATSZ";
    private TimeSpan _interval = s_first;

    public void Start() => server.Broker.Timers.Schedule(this, _interval);

    public void Stop() => server.Broker.Timers.Cancel(this);

    protected internal override void OnDue()
    {
        TimeSpan next = _interval * 2;
        _interval = next < s_longest ? next : s_longest;
        server.Broker.Timers.Schedule(this, _interval);
        if (SystemResponder.IsWanted(server.Broker.Accounts.System, _subject))
        {
            server.Broker.System.Publish(server.Broker.Accounts.System, _subject, statsz.Write);
        }
    }
}
