using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Tests.Rules;

namespace Gust.JetStream.Tests.Schemas;

/// <summary>Records with something in their fields.</summary>
internal static class Samples
{
    public const string Id = "WqhanFCWd7WEVw1sydO93k";

    public static WireTime Now => WireTime.FromUnixNanoseconds(1_700_000_000_123_456_789);

    public static StreamConfig StreamConfig => new StreamRules(new RuleLimits(), new AccountStreams(new Dictionary<string, StreamConfig>())).Create(new StreamConfig
    {
        Name = "ORDERS",
        Description = "all of them",
        Subjects = ["orders.>"],
        MaxAgeNs = 3_600_000_000_000,
        AllowDirect = true,
        Metadata = new Dictionary<string, string> { ["team"] = "sales" },
        Republish = new Republish { Source = "orders.>", Destination = "copy.>" },
    }).Value!;

    public static ConsumerConfig ConsumerConfig => new ConsumerRules(new RuleLimits(), StreamConfig, new Dictionary<string, ConsumerConfig>())
        .Decide(new ConsumerConfig { Durable = "bill", AckPolicy = AckKind.Explicit, FilterSubject = "orders.new" }).Value!;

    public static StreamStateInfo State => new()
    {
        Messages = 2,
        Bytes = 66,
        FirstSeq = 1,
        FirstTs = Now,
        LastSeq = 3,
        LastTs = Now,
        NumSubjects = 1,
        NumDeleted = 1,
        Deleted = [2],
        ConsumerCount = 1,
    };

    public static StreamInfo Stream => new() { Config = StreamRules.Shown(StreamConfig, "2.15.1"), Created = Now, State = State, Time = Now };

    public static ConsumerInfo Consumer => new()
    {
        Stream = "ORDERS",
        Name = "bill",
        Created = Now,
        Config = ConsumerConfig,
        Delivered = new SequenceInfo { Consumer = 2, Stream = 3, LastActive = Now },
        AckFloor = new SequenceInfo { Consumer = 1, Stream = 1 },
        NumPending = 4,
        Time = Now,
    };

    public static AccountInfo Account => new() { Total = new AccountTier { Limits = RuleLimits.Unlimited }, Domain = "hub", Api = new ApiStatistics { Level = 5 } };

    public static ClientSummary Client => new()
    {
        Start = Now,
        Host = "127.0.0.1",
        Id = 7,
        Account = "$G",
        RoundTripNs = 5,
        Server = "S",
        Kind = "Client",
        ClientType = "nats",
    };
}
