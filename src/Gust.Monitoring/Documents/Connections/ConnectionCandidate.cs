using Gust.Core;
using Gust.Core.Connections;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>A connection that may be shown, open or closed, with its figures as of when it was looked at.</summary>
internal readonly struct ConnectionCandidate
{
    private readonly ClientSession? _open;
    private readonly ClosedConnection? _closed;

    public ConnectionCandidate(ClientSession open)
    {
        _open = open;
        Figures = ConnectionFigures.Of(open);
    }

    public ConnectionCandidate(ClosedConnection closed)
    {
        _closed = closed;
        Figures = closed.Figures;
    }

    public ConnectionFigures Figures { get; }

    public ulong Id => _open?.Id ?? _closed!.Profile.Id;

    public DateTimeOffset Start => _open?.Timer.StartedAt ?? _closed!.Profile.Start;

    /// <summary>Null: it is open.</summary>
    public DateTimeOffset? Stop => _closed?.Stop;

    /// <summary>Null: it is open.</summary>
    public CloseReason? Reason => _closed?.Reason;

    /// <summary>What else there is to know; made anew for an open one.</summary>
    public ConnectionProfile Profile() => _closed?.Profile ?? ConnectionProfile.Of(_open!);

    public IReadOnlyList<SubscriptionFacts> Subscriptions() => _closed?.Subscriptions ?? _open!.Subscriptions.Facts();
}
