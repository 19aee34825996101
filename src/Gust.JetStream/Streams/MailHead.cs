namespace Gust.JetStream.Streams;

/// <summary>What stands before the bytes of a mail: reply, subject, headers, payload, in this order.</summary>
internal readonly record struct MailHead(MailKind Kind, int Reply, int Subject, int Headers, int Payload)
{
    /// <summary>Bytes of all four parts.</summary>
    public int Length => Reply + Subject + Headers + Payload;
}
