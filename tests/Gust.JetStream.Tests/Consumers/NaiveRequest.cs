namespace Gust.JetStream.Tests.Consumers;

internal sealed class NaiveRequest(string inbox, int left, long expiresAt, bool noWait, bool waits)
{
    public string Inbox { get; } = inbox;

    public int Left { get; set; } = left;

    public int Got { get; set; }

    public long ExpiresAt { get; } = expiresAt;

    public bool NoWait { get; } = noWait;

    public bool Waits { get; } = waits;
}
