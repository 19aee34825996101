using System.Text.Json;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>Measurements of requests to a service, as nats-server 2.15.1 publishes them.</summary>
public sealed class LatencyTests : IDisposable
{
    private const int Percent = 100;
    private const int ByHeader = 0;
    private const string Sampled = "Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n";
    private readonly SharingWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Answer_is_measured_from_the_requesters_side_to_its_arrival()
    {
        (TestPeer observer, TestPeer responder, TestPeer requester) = Arrange(Percent);
        requester.Send("PUB q in.1 1\r\na\r\n");
        string reply = SharingWorld.ReplyIn(responder.Read());
        Assert.EndsWith(".T", reply, StringComparison.Ordinal);
        _world.Broker.Time.AdvanceMs(100);
        responder.Send($"PUB {reply} 1\r\ny\r\n");
        Assert.Equal("MSG in.1 1 1\r\ny\r\n", requester.Read());
        JsonElement measured = Measured(observer);
        Assert.Equal("io.nats.server.metric.v1.service_latency", measured.GetProperty("type").GetString());
        Assert.Equal(22, measured.GetProperty("id").GetString()!.Length);
        Assert.Equal(200, measured.GetProperty("status").GetInt32());
        Assert.Equal("{\"acc\":\"IMP\",\"rtt\":10000000}", measured.GetProperty("requestor").GetRawText());
        Assert.Equal("exp", measured.GetProperty("responder").GetProperty("user").GetString());
        Assert.Equal("1970-01-01T00:00:00.02Z", measured.GetProperty("start").GetString()); // asked at 30 ms, 10 of them on the way
        Assert.Equal("1970-01-01T00:00:00.13Z", measured.GetProperty("timestamp").GetString());
        Assert.Equal(80_000_000, measured.GetProperty("service").GetInt64());
        Assert.Equal(0, measured.GetProperty("system").GetInt64());
        Assert.Equal(110_000_000, measured.GetProperty("total").GetInt64());
        Assert.False(measured.TryGetProperty("header", out _));
    }

    [Fact]
    public void Shared_import_shows_the_whole_requestor()
    {
        (TestPeer observer, TestPeer responder, TestPeer requester) = Arrange(Percent, share: true);
        requester.Send("PUB q in.1 1\r\na\r\n");
        responder.Send($"PUB {SharingWorld.ReplyIn(responder.Read())} 1\r\ny\r\n");
        Assert.Equal("imp", Measured(observer).GetProperty("requestor").GetProperty("user").GetString());
    }

    [Theory]
    [InlineData("PUB q 0\r\n\r\n", 400, "Bad Request")]
    [InlineData("UNSUB\r\n", 503, "Service Unavailable")]
    [InlineData("PUB q in.1 0\r\n\r\n", 504, "Service Timeout")]
    public void Request_without_an_answer_is_reported(string request, int status, string description)
    {
        (TestPeer observer, TestPeer responder, TestPeer requester) = Arrange(Percent);
        if (status == 503)
        {
            responder.Send("UNSUB 1\r\n");
            request = "PUB q in.1 0\r\n\r\n";
        }

        requester.Send(request);
        _world.Broker.Time.AdvanceMs(1010);
        JsonElement measured = Measured(observer);
        Assert.Equal(status, measured.GetProperty("status").GetInt32());
        Assert.Equal(description, measured.GetProperty("description").GetString());
        Assert.Equal(0, measured.GetProperty("total").GetInt64());
        Assert.False(measured.TryGetProperty("responder", out _));
    }

    [Theory]
    [InlineData("Uber-Trace-Id: 1:2:3:1\r\n", "{\"Uber-Trace-Id\":[\"1:2:3:1\"]}")]
    [InlineData("uber-trace-id: 1:2:3:2\r\n", null)]
    [InlineData("X-B3-Sampled: 1\r\n", "{\"X-B3-Sampled\":[\"1\"]}")]
    [InlineData("X-B3-TraceId: 80f\r\n", "{\"X-B3-Traceid\":[\"80f\"]}")]
    [InlineData("X-B3-TraceId: 80f\r\nX-B3-Sampled: 0\r\n", null)]
    [InlineData("b3: a-b-1\r\n", "{\"B3\":[\"a-b-1\"]}")]
    [InlineData("B3: 0\r\n", null)]
    [InlineData("B3: a-b-0\r\n", null)]
    [InlineData(Sampled + "tracestate: x=1\r\n", "{\"Traceparent\":[\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"],\"Tracestate\":[\"x=1\"]}")]
    [InlineData("Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00\r\n", null)]
    [InlineData("Traceparent: 1\r\n", null)]
    [InlineData("Other: 1\r\n", null)]
    public void Headers_of_tracing_systems_ask_to_be_measured(string headers, string? shown)
    {
        (TestPeer observer, TestPeer responder, TestPeer requester) = Arrange(ByHeader);
        string block = $"NATS/1.0\r\n{headers}\r\n";
        requester.Send($"HPUB q in.1 {block.Length} {block.Length}\r\n{block}\r\n");
        responder.Send($"PUB {SharingWorld.ReplyIn(responder.Read())} 1\r\ny\r\n");
        Assert.Equal("MSG in.1 1 1\r\ny\r\n", requester.Read());
        Assert.Equal(shown, shown is null ? NoneIn(observer) : Measured(observer).GetProperty("header").GetRawText());
    }

    [Fact]
    public void Percentage_measures_about_that_many()
    {
        (TestPeer observer, _, TestPeer requester) = Arrange(sampling: 30);
        for (int i = 0; i < 1000; i++)
        {
            requester.Send("PUB q 0\r\n\r\n");
        }

        Assert.InRange(observer.Read().Split("MSG lat").Length - 1, 220, 380);
    }

    /// <summary>Clients with a round trip of ten and twenty milliseconds.</summary>
    private (TestPeer Observer, TestPeer Responder, TestPeer Requester) Arrange(int sampling, bool share = false)
    {
        ExportDefinition export = SharingWorld.Service("q") with { Latency = new LatencyRule(sampling, "lat"), ResponseThreshold = TimeSpan.FromSeconds(1) };
        _world.Define("EXP", [export]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q", share: share)]).Apply();
        TestPeer observer = _world.Client("EXP", "lat");
        TestPeer requester = _world.Client("IMP", "in.>");
        _world.Broker.Time.AdvanceMs(10);
        requester.Ask("PING\r\n");
        TestPeer responder = _world.Client("EXP", "q");
        _world.Broker.Time.AdvanceMs(20);
        responder.Ask("PING\r\n");
        return (observer, responder, requester);
    }

    private static string? NoneIn(TestPeer observer)
    {
        Assert.Equal("", observer.Read());
        return null;
    }

    private static JsonElement Measured(TestPeer observer)
    {
        string received = observer.Read();
        Assert.StartsWith("MSG lat 1 ", received, StringComparison.Ordinal);
        return JsonDocument.Parse(received[(received.IndexOf('\n') + 1)..]).RootElement;
    }
}
