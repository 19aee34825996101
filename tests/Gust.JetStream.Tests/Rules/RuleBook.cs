using System.Buffers;
using System.Text;
using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Tests.Rules;

/// <summary>An account that knows nothing but configurations: what is left of a server when only the rules are asked.</summary>
internal sealed class RuleBook
{
    private const string Version = "2.15.1"; // the reference's, so that the answers can be compared

    // The reference's own limits depend on the machine; the cases ask for far more than any has.
    private readonly RuleLimits _limits = new() { MemoryBytesMax = 1L << 50, StorageBytesMax = 1L << 50 };
    private readonly Dictionary<string, StreamConfig> _streams = [];
    private readonly Dictionary<string, Dictionary<string, ConsumerConfig>> _consumers = [];

    /// <summary>Answers a request as the API would.</summary>
    public string Answer(string subject, string body)
    {
        Assert.True(ApiSubject.TryParse(ApiSubject.Prefix + subject, "", out ApiSubject? parsed), subject);
        ArrayBufferWriter<byte> output = new();
        if (parsed.Verb is ApiVerb.StreamCreate or ApiVerb.StreamUpdate)
        {
            Ruling<StreamConfig> ruling = Stream(parsed, body);
            StreamCreated created = new() { Stream = new StreamInfo { Config = StreamRules.Shown(ruling.Value ?? new(), Version) } };
            Write(ApiResponses.StreamCreate, output, created, ruling.Error);
        }
        else
        {
            Ruling<ConsumerConfig> ruling = Consumer(parsed, body);
            ConsumerAnswer created = new() { Consumer = new ConsumerInfo { Config = ConsumerRules.Shown(ruling.Value ?? new(), Version) } };
            Write(ApiResponses.ConsumerCreate, output, created, ruling.Error);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write<T>(ApiResponse<T> response, ArrayBufferWriter<byte> output, T answer, JetStreamError? error)
        where T : class, new()
    {
        if (error is null)
        {
            response.Write(output, answer);
        }
        else
        {
            response.WriteError(output, error);
        }
    }

    private Ruling<StreamConfig> Stream(ApiSubject subject, string body)
    {
        StreamConfigRequest request = new();
        if (ModelJson.Read(Encoding.UTF8.GetBytes(body), StreamConfigRequest.Shape, request) is { } fault)
        {
            return JetStreamError.InvalidJson(fault);
        }

        if (StreamNaming.Check(subject, request.Config) is { } error)
        {
            return error;
        }

        StreamRules rules = new(_limits, new AccountStreams(_streams));
        Ruling<StreamConfig> ruling = subject.Verb == ApiVerb.StreamCreate
            ? rules.Create(request.Config, request.IsPedantic)
            : rules.Update(request.Config, request.IsPedantic);
        if (ruling.IsAllowed)
        {
            _streams[subject.First] = ruling.Value;
        }

        return ruling;
    }

    private Ruling<ConsumerConfig> Consumer(ApiSubject subject, string body)
    {
        CreateConsumerRequest request = new();
        if (ModelJson.Read(Encoding.UTF8.GetBytes(body), CreateConsumerRequest.Shape, request) is { } fault)
        {
            return JetStreamError.InvalidJson(fault);
        }

        Ruling<ConsumerConfig> named = ConsumerNaming.Resolve(subject, request);
        if (!named.IsAllowed)
        {
            return named;
        }

        if (!_streams.TryGetValue(subject.First, out StreamConfig? stream))
        {
            return JetStreamError.Of(ErrorCode.StreamNotFound);
        }

        Dictionary<string, ConsumerConfig> consumers = _consumers.TryGetValue(subject.First, out var known) ? known : _consumers[subject.First] = [];
        Ruling<ConsumerConfig> ruling = new ConsumerRules(_limits, stream, consumers).Decide(named.Value, request.Action, request.IsPedantic);
        if (ruling.IsAllowed)
        {
            consumers[ruling.Value.Name] = ruling.Value;
        }

        return ruling;
    }
}
