namespace Gust.JetStream.Consumers;

/// <summary>A message that was delivered and not acknowledged: one element of <see cref="AckTracker"/>'s array, linked to others by index.</summary>
internal struct PendingMessage
{
    public ulong Sequence;

    /// <summary>Number of the first delivery; the floor goes by it.</summary>
    public ulong ConsumerSequence;

    /// <summary>When it was delivered last.</summary>
    public long DeliveredAt;

    /// <summary>When it is due to be delivered again.</summary>
    public long Due;

    public int Deliveries;
    public int Older;
    public int Newer;
    public int HashNext;
    public int QueuePrevious;
    public int QueueNext;
    public RedeliveryPlace Place;
}
