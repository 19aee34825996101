namespace Gust.JetStream.Tests.Consumers;

/// <summary>A delivery as its receiver saw it.</summary>
internal sealed record SentMessage(string To, ulong Sequence, string Subject, string Headers, string Payload, string Reply)
{
    private string[] ReplyTokens => Reply.Split('.');

    public int Deliveries => int.Parse(ReplyTokens[4]);

    public ulong ConsumerSequence => ulong.Parse(ReplyTokens[6]);

    public long Pending => long.Parse(ReplyTokens[8]);
}
