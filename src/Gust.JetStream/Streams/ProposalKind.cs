namespace Gust.JetStream.Streams;

/// <summary>What happens when a position is committed.</summary>
internal enum ProposalKind : byte
{
    /// <summary>A message comes into the stream.</summary>
    Message,

    /// <summary>A message was taken that nobody is interested in: its sequence is given away.</summary>
    Skip,

    /// <summary>A message that the stream has, or is about to have, is acknowledged again.</summary>
    Duplicate,

    /// <summary>A consumer's acknowledgement is confirmed to who sent it.</summary>
    Confirm,

    /// <summary>Anything else that changes the stream.</summary>
    Change,
}
