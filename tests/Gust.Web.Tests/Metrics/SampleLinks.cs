using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Documents.Links;
using Gust.Monitoring.Documents.Subscriptions;
using Gust.Monitoring.Metrics.Exporter;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Web.Tests.Metrics;

/// <summary>Documents of what a server by itself does not have, and what metrics they make.</summary>
internal static class SampleLinks
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000.5);

    public static string GatewaysText => Write((writer, names, server) => new GatewayzFamilies(writer, names, server).Write(Gateways, max: 10));

    public static string LeavesText => Write((writer, names, server) => new LeafzFamilies(writer, names, server).Write(Leaves, max: 1));

    /// <param name="jwt">What an account's token says; null: it has none.</param>
    public static string AccountText(string? jwt) => Write((writer, names, server) => new AccountzFamilies(writer, names, server).Write([AccountWith(jwt)]));

    private static Gatewayz Gateways => new()
    {
        ServerId = "N",
        Now = s_start,
        Name = "EAST",
        OutboundGateways = new Dictionary<string, RemoteGatewayz>
        {
            ["WEST"] = new() { Configured = true, Connection = Connection(34) },
            ["GONE"] = new() { Configured = true },
        },
        InboundGateways = new Dictionary<string, IReadOnlyList<RemoteGatewayz>> { ["WEST"] = [new() { Configured = false, Connection = Connection(35) }] },
    };

    private static Leafz Leaves => new() { ServerId = "N", Now = s_start, Leafs = [Leaf("leaf1"), Leaf("leaf2")] };

    private static ConnInfo Connection(ulong id) => new()
    {
        Id = id,
        Kind = "Gateway",
        Type = "nats",
        Ip = "127.0.0.1",
        Port = 43303,
        Start = s_start,
        LastActivity = s_start.AddSeconds(10),
        Rtt = TimeSpan.FromMicroseconds(151),
        Uptime = TimeSpan.FromSeconds(12),
        Idle = TimeSpan.FromSeconds(2),
        PendingBytes = 7,
        InMsgs = 1,
        OutMsgs = 95,
        InBytes = 3,
        OutBytes = 59732,
        Stalls = 0,
        SubscriptionCount = 62,
    };

    private static LeafInfo Leaf(string name) => new()
    {
        Id = 36,
        Name = name,
        IsSpoke = false,
        Account = "A",
        Ip = "127.0.0.1",
        Port = 40584,
        Rtt = TimeSpan.FromMicroseconds(493),
        InMsgs = 4,
        OutMsgs = 2,
        InBytes = 40,
        OutBytes = 20,
        Subscriptions = 17,
        SubscriptionsList = ["foo.*", "leaf.>"],
    };

    private static AccountInfo AccountWith(string? jwt) => new()
    {
        AccountName = "ABCD",
        UpdateTime = s_start,
        IsSystem = false,
        Expired = true,
        Complete = true,
        HasStreams = false,
        Clients = 3,
        Subscriptions = 9,
        NameTag = "shop",
        DecodedJwt = jwt is null ? null : JsonDocument.Parse(jwt).RootElement,
        SublistStats = SublistStats.None,
    };

    private static string Write(Action<MetricsWriter, FamilyNames, LabelSet> write)
    {
        ArrayBufferWriter<byte> text = new();
        write(new MetricsWriter(text, MetricsFormat.Prometheus), new FamilyNames(""), LabelSet.None.With("server_id", "e1"));
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
