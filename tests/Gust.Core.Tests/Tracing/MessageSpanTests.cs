using System.Diagnostics;
using Gust.Core.Tests.Sharing;
using Gust.Core.Tracing;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Tracing;

/// <summary>Spans of published messages that are sampled, as listeners get them.</summary>
[Collection(nameof(SpanCollection))]
public sealed class MessageSpanTests : IDisposable
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Parent = "00f067aa0ba902b7";
    private const string Sampled = $"traceparent: 00-{TraceId}-{Parent}-01\r\n";

    private readonly SharingWorld _world = new();
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public MessageSpanTests()
    {
        _world.Define(new AccountDefinition { Name = "EXP", Exports = [SharingWorld.Service("q") with { AllowTrace = true }, SharingWorld.Service("shut")] });
        _world.Define("IMP", imports: [SharingWorld.UseService("EXP", "q"), SharingWorld.UseService("EXP", "shut")]);
        _world.Apply();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MessageSpans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _world.Dispose();
    }

    [Fact]
    public void A_sampled_message_makes_a_span_for_its_way_in_and_one_for_each_subscriber()
    {
        _world.Client("EXP", "x.*", "x.y g");

        Publish(_world.Client("EXP"), "x.y", Sampled);

        Assert.Equal(["deliver", "deliver", "ingress"], _spans.Select(span => span.OperationName));
        Activity ingress = _spans[^1];
        Assert.Equal((TraceId, Parent), (ingress.TraceId.ToHexString(), ingress.ParentSpanId.ToHexString()));
        Assert.Equal(ActivityKind.Server, ingress.Kind);
        Assert.Equal("nats", ingress.GetTagItem("messaging.system"));
        Assert.Equal("receive", ingress.GetTagItem("messaging.operation.type"));
        Assert.Equal("x.y", ingress.GetTagItem("messaging.destination.name"));
        Assert.Equal(4, ingress.GetTagItem("messaging.message.body.size"));
        Assert.Equal("EXP", ingress.GetTagItem("gust.account"));
        Assert.All(_spans[..2], delivery => Assert.Equal(ingress.SpanId, delivery.ParentSpanId));
        Assert.Equal(["x.*", "x.y"], _spans[..2].Select(delivery => delivery.GetTagItem("messaging.destination.name")));
        Assert.Equal("g", _spans[1].GetTagItem("messaging.consumer.group.name"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A: b\r\n")]
    [InlineData($"traceparent: 00-{TraceId}-{Parent}-00\r\n")]
    [InlineData("traceparent: 00-zz-zz-01\r\n")]
    public void A_message_that_is_not_sampled_makes_none(string headers)
    {
        TestPeer subscriber = _world.Client("EXP", "x");

        Publish(_world.Client("EXP"), "x", headers);

        Assert.Empty(_spans);
        Assert.Contains("MSG x", subscriber.Read());
    }

    [Fact]
    public void The_message_passes_with_its_headers_as_they_are()
    {
        TestPeer subscriber = _world.Client("EXP", "x");

        Publish(_world.Client("EXP"), "x", Sampled + "tracestate: a=b\r\n");

        Assert.Contains(Sampled + "tracestate: a=b\r\n\r\nbody", subscriber.Read());
        Assert.Equal("a=b", _spans[^1].TraceStateString);
    }

    [Theory]
    [InlineData("q", 1)]
    [InlineData("shut", 0)]
    public void Spans_go_on_in_another_account_only_where_its_export_allows_traces(string subject, int deliveries)
    {
        TestPeer service = _world.Client("EXP", subject);

        Publish(_world.Client("IMP"), subject, Sampled);

        Assert.Equal(deliveries, _spans.Count(span => span.OperationName == "deliver"));
        string seen = service.Read();
        Assert.Contains("HMSG", seen);
        Assert.DoesNotContain("Nats-Trace-Dest", seen); // nobody asked for a trace by message
    }

    [Fact]
    public void Without_a_listener_no_message_is_looked_at()
    {
        _listener.Dispose();

        Assert.False(MessageSpans.AreWanted);
    }

    private static void Publish(TestPeer peer, string subject, string headers)
    {
        string block = $"NATS/1.0\r\n{headers}\r\n";
        peer.Send(headers.Length == 0 ? $"PUB {subject} 4\r\nbody\r\n" : $"HPUB {subject} {block.Length} {block.Length + 4}\r\n{block}body\r\n");
    }
}
