namespace Gust.Core.Connections;

/// <summary>A connection that has ended, as it was at its end.</summary>
internal sealed class ClosedConnection
{
    private SubscriptionFacts[] _subscriptions;

    private ClosedConnection(SubscriptionFacts[] subscriptions) => _subscriptions = subscriptions;

    public required ConnectionProfile Profile { get; init; }

    public required ConnectionFigures Figures { get; init; }

    public required DateTimeOffset Stop { get; init; }

    public required CloseReason Reason { get; init; }

    /// <summary>What it held; forgotten before the rest is where there are too many of them.</summary>
    public IReadOnlyList<SubscriptionFacts> Subscriptions => Volatile.Read(ref _subscriptions);

    /// <summary>Has to be asked while the session still holds its subscriptions.</summary>
    public static ClosedConnection Of(ClientSession session) => new(session.Subscriptions.Facts())
    {
        Profile = ConnectionProfile.Of(session),
        Figures = ConnectionFigures.Of(session) with { Pending = session.End.Pending },
        Stop = session.End.At,
        Reason = session.End.Reason,
    };

    public void ForgetSubscriptions() => Volatile.Write(ref _subscriptions, []);
}
