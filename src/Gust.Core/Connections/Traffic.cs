namespace Gust.Core.Connections;

/// <summary>Messages and bytes that clients have sent to the server, and got from it. Bytes are headers and payloads.</summary>
internal readonly record struct Traffic(long InMessages, long InBytes, long OutMessages, long OutBytes)
{
    public static Traffic operator +(Traffic a, Traffic b) =>
        new(a.InMessages + b.InMessages, a.InBytes + b.InBytes, a.OutMessages + b.OutMessages, a.OutBytes + b.OutBytes);

    public static Traffic operator -(Traffic a, Traffic b) =>
        new(a.InMessages - b.InMessages, a.InBytes - b.InBytes, a.OutMessages - b.OutMessages, a.OutBytes - b.OutBytes);

    /// <summary>Of all accounts together.</summary>
    public static Traffic Sum(IReadOnlyDictionary<Account, Traffic> accounts) => accounts.Values.Aggregate(default(Traffic), (sum, one) => sum + one);

    /// <summary>Of one connection since it came.</summary>
    public static Traffic Of(ClientSession session) =>
        new(session.Publisher.Messages, session.Publisher.Bytes, session.Outbound.Messages, session.Outbound.Bytes);
}
