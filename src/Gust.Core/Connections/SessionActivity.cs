namespace Gust.Core.Connections;

/// <summary>When one session was last of use: a message came or went, or its subscriptions changed. Pings do not count.</summary>
/// <remarks>Noted once for each read and each flush, by timestamps that were taken anyway; messages cost nothing.</remarks>
internal sealed class SessionActivity(ClientSession session)
{
    private readonly long _bornAt = session.Broker.Time.GetTimestamp();
    private long _messagesSeen;
    private long _last;

    /// <summary>The session's start when it was of no use yet.</summary>
    public DateTimeOffset Last
    {
        get
        {
            long last = Math.Max(Math.Max(_bornAt, Volatile.Read(ref _last)), session.Outbound.LastDelivery);
            return session.Timer.StartedAt + session.Broker.Time.GetElapsedTime(_bornAt, last);
        }
    }

    /// <summary>CONNECT or a change of subscriptions was read.</summary>
    public void Note(long timestamp) => Volatile.Write(ref _last, timestamp);

    /// <summary>A read has been worked off.</summary>
    public void NoteMessages(long messages, long timestamp)
    {
        if (messages != _messagesSeen)
        {
            _messagesSeen = messages;
            Volatile.Write(ref _last, timestamp);
        }
    }
}
