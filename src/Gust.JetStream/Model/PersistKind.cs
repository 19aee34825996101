namespace Gust.JetStream.Model;

/// <summary>Whether a publish acknowledgement waits for the store.</summary>
internal enum PersistKind
{
    Default,
    Async,
}
