namespace Gust.JetStream.Consumers;

/// <summary>Whether old messages come at once or with the pauses in which they arrived.</summary>
internal enum ReplayPolicy : byte
{
    Instant,
    Original,
}
