using System.Buffers;
using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Origins;

/// <summary>The request for the consumer by which an origin sends its messages, or that a durable one goes on behind its acknowledgement floor (spec: jetstream.md section 10).</summary>
/// <param name="origin">What is asked for.</param>
/// <param name="isMirror">Whose it is: a mirror's or a source's.</param>
internal sealed class OriginRequest(StreamSource origin, bool isMirror)
{
    private const string OwnApi = "$JS.API";
    private const int MirrorLevel = 4;
    private const int SourceLevel = 5;
    private const long AckWaitNs = 22L * 60 * 60 * Nanoseconds.PerSecond;
    private const long HeartbeatNs = Nanoseconds.PerSecond;
    private const long InactiveThresholdNs = 10 * Nanoseconds.PerSecond;

    /// <summary>The last sequence that we have; 0: none, the configuration says where to begin.</summary>
    public ulong After { get; init; }

    /// <summary>The stream that this sequence is of; empty: not known.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Whether the origin is asked for what only newer servers know.</summary>
    public bool IsPlain { get; init; }

    public required string ConsumerName { get; init; }

    public required string DeliverSubject { get; init; }

    /// <summary>Who asks.</summary>
    public required string Account { get; init; }

    public required string Domain { get; init; }

    public required string Stream { get; init; }

    /// <summary>What all requests to the origin's API begin with.</summary>
    public static string ApiOf(StreamSource origin) => origin.External is { Api.Length: > 0 } external ? external.Api : OwnApi;

    public byte[] Subject()
    {
        if (origin.Consumer is { } durable)
        {
            return Encoding.UTF8.GetBytes($"{ApiOf(origin)}.CONSUMER.RESET.{origin.Name}.{durable.Name}");
        }

        string[] filters = Filters();
        string create = $"{ApiOf(origin)}.CONSUMER.CREATE.{origin.Name}";
        return Encoding.UTF8.GetBytes(filters is [var one] ? $"{create}.{ConsumerName}.{one}" : create);
    }

    public byte[] Headers()
    {
        if (IsPlain || (isMirror && origin.Consumer is not null))
        {
            return [];
        }

        string identity = isMirror ? "" : StreamIdentity.Line(Identity);
        int level = isMirror ? MirrorLevel : SourceLevel;
        return Encoding.UTF8.GetBytes($"NATS/1.0\r\n{ApiLevel.RequiredHeader}: {level}\r\n{identity}\r\n");
    }

    public byte[] Body()
    {
        if (origin.Consumer is not null)
        {
            return [];
        }

        CreateConsumerRequest request = new() { StreamName = origin.Name, Config = Config() };
        ArrayBufferWriter<byte> body = new();
        ModelJson.Write(body, CreateConsumerRequest.Shape, request);
        return body.WrittenSpan.ToArray();
    }

    private ConsumerConfig Config()
    {
        string[] filters = Filters();
        string whose = isMirror ? "_nats.mirror." : "_nats.src.";
        Dictionary<string, string> metadata = new() { [whose + "acc"] = Account, [whose + "stream"] = Stream };
        if (Domain.Length > 0)
        {
            metadata[whose + "domain"] = Domain;
        }

        ConsumerConfig config = new()
        {
            Name = ConsumerName,
            AckPolicy = AckKind.None,
            AckWaitNs = AckWaitNs,
            MaxDeliver = 1,
            FilterSubject = filters is [var one] ? one : "",
            FilterSubjects = filters.Length > 1 ? filters : null,
            FlowControl = true,
            DeliverSubject = DeliverSubject,
            IdleHeartbeatNs = HeartbeatNs,
            InactiveThresholdNs = InactiveThresholdNs,
            Direct = true,
            Sourcing = true,
            Metadata = metadata,
        };
        return Started(config);
    }

    private ConsumerConfig Started(ConsumerConfig config) =>
        After > 0 ? config with { DeliverPolicy = DeliverKind.ByStartSequence, OptStartSeq = After + 1 }
        : origin.OptStartSeq > 0 ? config with { DeliverPolicy = DeliverKind.ByStartSequence, OptStartSeq = origin.OptStartSeq }
        : origin.OptStartTime is { } time ? config with { DeliverPolicy = DeliverKind.ByStartTime, OptStartTime = time }
        : config;

    private string[] Filters() =>
        origin.SubjectTransforms is { Count: > 0 } transforms ? [.. transforms.Select(transform => transform.Source.Length == 0 ? ">" : transform.Source)]
        : origin.FilterSubject.Length > 0 ? [origin.FilterSubject]
        : [];
}
