namespace Gust.JetStream.Model;

/// <summary>How the pulls of a priority group share.</summary>
internal enum PriorityKind
{
    None,
    Overflow,
    PinnedClient,
    Prioritized,
}
