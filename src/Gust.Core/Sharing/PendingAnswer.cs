using Gust.Foundation;
using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>A reply subject made for a request that went into another account: where its answers belong.</summary>
internal sealed class PendingAnswer(AnswerTable table, ulong token, ServiceImport import, Account destination, byte[] reply) : TimerEntry
{
    private long _lastUse;

    public ulong Token => token;

    public ServiceImport Import => import;

    /// <summary>The account that waits for the answer.</summary>
    public Account Destination => destination;

    /// <summary>The subject there.</summary>
    public byte[] Reply => reply;

    /// <summary>Measures the time to the answer; null: nobody wants to know.</summary>
    public LatencyProbe? Probe { get; init; }

    public bool EndsWithFirst => import.Export.Response == ResponseKind.Singleton;

    private Broker Broker => table.Broker;

    public void Start()
    {
        Touch();
        Broker.Timers.Schedule(this, import.Export.ResponseThreshold);
    }

    public void Stop() => Broker.Timers.Cancel(this);

    /// <summary>An answer came: the time to the next one begins anew.</summary>
    public void Touch() => Volatile.Write(ref _lastUse, Broker.Time.GetTimestamp());

    protected internal override void OnDue()
    {
        TimeSpan left = import.Export.ResponseThreshold - Broker.Time.GetElapsedTime(Volatile.Read(ref _lastUse));
        if (left > TimeSpan.Zero && !EndsWithFirst)
        {
            Broker.Timers.Schedule(this, left);
        }
        else if (table.Forget(this))
        {
            Probe?.ReportTimeout();
        }
    }
}
