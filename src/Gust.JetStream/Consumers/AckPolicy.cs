namespace Gust.JetStream.Consumers;

/// <summary>What a consumer's clients must confirm.</summary>
internal enum AckPolicy : byte
{
    None,
    All,
    Explicit,

    /// <summary>Answers to flow control confirm; for sourcing, push only.</summary>
    FlowControl,
}
