namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Messages and their bytes, and how many of them by other servers (spec: monitoring.md, DataStats). What is null is left out.</summary>
internal sealed record DataStats(long Msgs, long Bytes)
{
    public MsgBytes? Gateways { get; init; }

    public MsgBytes? Routes { get; init; }

    public MsgBytes? Leafs { get; init; }

    /// <summary>With the kinds of links told apart; a server by itself has none of them.</summary>
    public static DataStats OfClients(long messages, long bytes) =>
        new(messages, bytes) { Gateways = MsgBytes.None, Routes = MsgBytes.None, Leafs = MsgBytes.None };
}
