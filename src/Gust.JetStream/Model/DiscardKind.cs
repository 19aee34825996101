namespace Gust.JetStream.Model;

/// <summary>Which message yields when a limit is reached.</summary>
internal enum DiscardKind
{
    Old,
    New,
}
