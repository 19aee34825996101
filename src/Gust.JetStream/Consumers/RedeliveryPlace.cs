namespace Gust.JetStream.Consumers;

/// <summary>Which part of <see cref="RedeliverySchedule"/> holds a message.</summary>
internal enum RedeliveryPlace : byte
{
    Nowhere,

    /// <summary>In the list that is ordered because deadlines come in order.</summary>
    InOrder,

    /// <summary>In the heap, because its deadline came out of order.</summary>
    InHeap,

    Ready,
}
