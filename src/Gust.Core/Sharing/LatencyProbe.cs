using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>Measures one request to a service and tells the exporting account (spec: auth.md section 9).</summary>
internal sealed class LatencyProbe
{
    private readonly ServiceImport _import;
    private readonly Broker _broker;
    private readonly LatencyRule _rule;
    private readonly ClientSession? _requestor;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;
    private readonly long _askedAt;
    private readonly DateTimeOffset _start;

    private LatencyProbe(
        ServiceImport import, LatencyRule rule, ClientSession? requestor, IReadOnlyList<KeyValuePair<string, string>> headers, Broker broker)
    {
        _import = import;
        _broker = broker;
        _rule = rule;
        _requestor = requestor;
        _headers = headers;
        _askedAt = broker.Time.GetTimestamp();
        _start = broker.Time.GetUtcNow() - RoundTripOf(requestor);
    }

    /// <summary>A probe for a request that is to be measured, or null.</summary>
    public static LatencyProbe? Sample(LatencyRule rule, ServiceImport import, in Publication publication, Broker broker)
    {
        if (rule.Sampling > 0 && (rule.Sampling >= 100 || broker.Random.Next(100) < rule.Sampling))
        {
            return new LatencyProbe(import, rule, publication.Source, [], broker);
        }

        IReadOnlyList<KeyValuePair<string, string>> headers = SampledHeaders.Find(publication.Body[..Math.Max(0, publication.HeaderSize)]);
        return headers.Count > 0 ? new LatencyProbe(import, rule, publication.Source, headers, broker) : null;
    }

    /// <summary>An answer came. What passed since the request, less one round trip to the service, is the service's own time.</summary>
    public void ReportAnswer(in Publication answer, FlushSet flushes)
    {
        long arrivedAt = _broker.Time.GetTimestamp();
        TimeSpan passed = _broker.Time.GetElapsedTime(_askedAt, arrivedAt);
        TimeSpan service = passed - RoundTripOf(answer.Source);
        Report(new Outcome(200, "")
        {
            Responder = answer.Source,
            Service = service > TimeSpan.Zero ? service : TimeSpan.Zero,
            System = _broker.Time.GetElapsedTime(arrivedAt),
            Total = RoundTripOf(_requestor) + passed,
        }, flushes);
    }

    public void ReportNoReply(FlushSet flushes) => Report(new Outcome(400, "Bad Request"), flushes);

    public void ReportUnavailable(FlushSet flushes) => Report(new Outcome(503, "Service Unavailable"), flushes);

    public void ReportTimeout() => Report(new Outcome(504, "Service Timeout"), flushes: null);

    private static TimeSpan RoundTripOf(ClientSession? session) => session?.Timer.RoundTrip ?? TimeSpan.Zero;

    private void Report(Outcome outcome, FlushSet? flushes)
    {
        ArrayBufferWriter<byte> text = new(1024);
        using (Utf8JsonWriter json = new(text, ClientInfo.JsonOptions))
        {
            Write(json, outcome);
        }

        _broker.Internal.Publish(_import.Exporter, Encoding.UTF8.GetBytes(_rule.Results), default, default, text.WrittenSpan, flushes);
    }

    private void Write(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "io.nats.server.metric.v1.service_latency"u8);
        json.WriteString("id"u8, EventId.Next(_broker.Random));
        json.WriteString("timestamp"u8, Rfc3339.Format(_broker.Time.GetUtcNow()));
        json.WriteNumber("status"u8, outcome.Status);
        if (outcome.Description.Length > 0)
        {
            json.WriteString("description"u8, outcome.Description);
        }

        WriteRequestor(json);
        if (outcome.Responder is { } responder)
        {
            json.WritePropertyName("responder"u8);
            ClientInfo.Write(json, responder, service: null);
        }

        WriteHeaders(json);
        json.WriteString("start"u8, Rfc3339.Format(_start));
        json.WriteNumber("service"u8, Nanoseconds(outcome.Service));
        json.WriteNumber("system"u8, Nanoseconds(outcome.System));
        json.WriteNumber("total"u8, Nanoseconds(outcome.Total));
        json.WriteEndObject();
    }

    private void WriteRequestor(Utf8JsonWriter json)
    {
        json.WritePropertyName("requestor"u8);
        if (_import.Definition.Share && _requestor is not null)
        {
            ClientInfo.Write(json, _requestor, service: null);
        }
        else
        {
            ClientInfo.WriteReduced(json, _requestor?.Account ?? _import.Importer, _requestor);
        }
    }

    private void WriteHeaders(Utf8JsonWriter json)
    {
        if (_headers.Count == 0)
        {
            return;
        }

        json.WriteStartObject("header"u8);
        foreach ((string name, string value) in _headers)
        {
            json.WriteStartArray(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static long Nanoseconds(TimeSpan span) => span.Ticks * TimeSpan.NanosecondsPerTick;

    private readonly record struct Outcome(int Status, string Description)
    {
        public ClientSession? Responder { get; init; }

        public TimeSpan Service { get; init; }

        public TimeSpan System { get; init; }

        public TimeSpan Total { get; init; }
    }
}
