namespace Gust.JetStream.Model;

/// <summary>Whether old messages come in their own rhythm.</summary>
internal enum ReplayKind
{
    Instant,
    Original,
}
