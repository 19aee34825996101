namespace Gust.JetStream.Consumers;

/// <summary>How pull requests of one consumer are preferred over each other.</summary>
internal enum PriorityPolicy : byte
{
    None,
    Overflow,
    PinnedClient,
    Prioritized,
}
