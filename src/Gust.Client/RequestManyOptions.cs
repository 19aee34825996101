namespace Gust.Client;

/// <summary>When a request with many replies has had enough.</summary>
internal sealed class RequestManyOptions
{
    /// <summary>Replies to wait for; 0: as many as come in time.</summary>
    public int RepliesMax { get; init; }

    /// <summary>Bound on the whole exchange; null: the client's request timeout.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Longest silence between two replies; null: only <see cref="Timeout"/> counts.</summary>
    public TimeSpan? Stall { get; init; }

    /// <summary>True: a reply without payload and headers ends the exchange and is not returned.</summary>
    public bool EmptyReplyEnds { get; init; }

    /// <summary>Replies held unread; more are dropped.</summary>
    public int BufferedMax { get; init; } = 64 * 1024;
}
