namespace Gust.JetStream.Streams;

/// <summary>What came to a stream.</summary>
internal enum MailKind : byte
{
    /// <summary>A message to be stored.</summary>
    Publish,

    /// <summary>A message to be stored, whose sender wants to know its way.</summary>
    TracedPublish,

    /// <summary>An acknowledgement of a consumer's delivery.</summary>
    Acknowledge,

    /// <summary>A pull request.</summary>
    Pull,

    /// <summary>An answer to a flow control request.</summary>
    FlowControl,

    /// <summary>A message, status or answer of a stream that this one mirrors or copies.</summary>
    Origin,

    /// <summary>A chunk of the backup that the stream is restored from.</summary>
    Restore,

    /// <summary>Work for the stream's owner.</summary>
    Task,
}
