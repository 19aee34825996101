namespace Gust.Core.Connections;

/// <summary>What changes all the time of one connection, as of one moment.</summary>
internal readonly record struct ConnectionFigures
{
    public required Traffic Traffic { get; init; }

    /// <summary>Bytes that wait for it.</summary>
    public required long Pending { get; init; }

    public required int Subscriptions { get; init; }

    /// <summary>How often its reading was held up because a subscriber of its messages was congested.</summary>
    public required long Stalls { get; init; }

    /// <summary>Last message, or change of its subscriptions; pings do not count.</summary>
    public required DateTimeOffset LastActivity { get; init; }

    /// <summary>Zero: not measured yet.</summary>
    public required TimeSpan RoundTrip { get; init; }

    public static ConnectionFigures Of(ClientSession session) => new()
    {
        Traffic = Traffic.Of(session),
        Pending = session.Outbound.Pending,
        Subscriptions = session.Subscriptions.Count,
        Stalls = session.Stalls.Count,
        LastActivity = session.Activity.Last,
        RoundTrip = session.Timer.RoundTrip,
    };
}
