namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Messages and their bytes, headers included.</summary>
internal sealed record MsgBytes(long Msgs, long Bytes)
{
    public static MsgBytes None { get; } = new(0, 0);
}
