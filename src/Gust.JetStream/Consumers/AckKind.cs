namespace Gust.JetStream.Consumers;

/// <summary>What a client says about a message that it got.</summary>
internal enum AckKind : byte
{
    /// <summary>Nothing that is known: confirmed when that is asked for, and else without effect, as in the reference.</summary>
    Unknown,
    Ack,
    Nak,
    Progress,
    Next,
    Terminate,
}
