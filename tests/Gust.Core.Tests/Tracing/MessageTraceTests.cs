using System.Text.Json;
using Gust.Core.Tests.Sharing;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Tracing;

/// <summary>What becomes of a message, told to who asks, as nats-server 2.15.1 tells it.</summary>
public sealed class MessageTraceTests : IDisposable
{
    private const string Destination = "Nats-Trace-Dest: tr\r\n";
    private const string Only = Destination + "Nats-Trace-Only: true\r\n";
    private const string Sampled = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n";
    private readonly SharingWorld _world = new();

    public MessageTraceTests()
    {
        Assert.True(SubjectMapping.TryCreate("old", [new MappingDestination("new", 100, null)], null, out SubjectMapping? mapping, out _));
        _world.Define(new AccountDefinition
        {
            Name = "EXP",
            Exports = [SharingWorld.Service("q") with { AllowTrace = true }, SharingWorld.Service("shut"), SharingWorld.Stream("s.*"), SharingWorld.Stream("t.*")],
            Mappings = new SubjectMappings([mapping], new SeededRandom(1)),
            Trace = new TraceRule("rule", 100),
        });
        _world.Define("IMP", imports:
        [
            SharingWorld.UseService("EXP", "q"), SharingWorld.UseService("EXP", "shut"),
            SharingWorld.UseStream("EXP", "s.*") with { AllowTrace = true }, SharingWorld.UseStream("EXP", "t.*"),
        ]);
        _world.Apply();
        Observer = _world.Client("EXP", "tr", "rule");
    }

    private TestPeer Observer { get; }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Trace_names_request_sender_and_each_subscriber()
    {
        TestPeer subscriber = _world.Broker.Connect("\"user\":\"EXP\",\"name\":\"sub\"");
        subscriber.Send("SUB x 1\r\nSUB x g 2\r\n");
        TestPeer publisher = _world.Client("EXP");
        Publish(publisher, "x", Destination + "A: b\r\nA: c\r\n");
        Assert.Equal(2, subscriber.Read().Split("HMSG x ").Length - 1);
        JsonElement trace = Trace(Observer);
        Assert.Equal("test", trace.GetProperty("server").GetProperty("name").GetString());
        Assert.Equal("{\"header\":{\"A\":[\"b\",\"c\"],\"Nats-Trace-Dest\":[\"tr\"]},\"msgsize\":46}", trace.GetProperty("request").GetRawText());
        Assert.Equal(
            "[in kind=0 cid=3 acc=EXP subj=x][eg kind=0 cid=2 name=sub sub=x][eg kind=0 cid=2 name=sub sub=x queue=g]", Story(trace));
    }

    [Fact]
    public void Traced_only_message_is_not_delivered_and_has_its_responders()
    {
        TestPeer subscriber = _world.Client("EXP", "x");
        TestPeer publisher = _world.Client("EXP", "in");
        Publish(publisher, "x in", Only);
        Assert.Equal("", subscriber.Read());
        Assert.Equal("", publisher.Read());
        Assert.Equal("[in kind=0 cid=3 acc=EXP subj=x][eg kind=0 cid=2 sub=x]", Story(Trace(Observer)));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("on", true)]
    [InlineData("TRUE", true)]
    [InlineData("yes", false)]
    [InlineData("0", false)]
    public void Only_is_said_by_some_values(string value, bool isOnly)
    {
        TestPeer subscriber = _world.Client("EXP", "x");
        Publish(_world.Client("EXP"), "x", Destination + $"Nats-Trace-Only: {value}\r\n");
        Assert.Equal(isOnly, subscriber.Read().Length == 0);
    }

    [Theory]
    [InlineData("Nats-Trace-Dest: tr.*\r\n")]
    [InlineData("Nats-Trace-Dest: >\r\n")]
    [InlineData("Nats-Trace-Dest: trace disabled\r\n")]
    [InlineData("Nats-Trace-Dest: \r\n")]
    [InlineData("nats-trace-dest: tr\r\n")]
    [InlineData("Nats-Trace-Only: true\r\n")]
    [InlineData("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00\r\n")]
    [InlineData("traceparent: x\r\n")]
    public void Other_headers_trace_nothing_and_hinder_nothing(string headers)
    {
        TestPeer subscriber = _world.Client("EXP", "x");
        Publish(_world.Client("EXP"), "x", headers);
        Assert.Contains("HMSG x 1 ", subscriber.Read(), StringComparison.Ordinal);
        Assert.Equal("", Observer.Read());
    }

    [Theory]
    [InlineData(Sampled)]
    [InlineData("Traceparent: x\r\n" + Sampled)]
    public void Sampled_traceparent_traces_to_the_accounts_own_destination(string headers)
    {
        TestPeer subscriber = _world.Client("EXP", "x");
        Publish(_world.Client("EXP"), "x", headers + "Nats-Trace-Only: 1\r\n");
        Assert.Contains("HMSG x 1 ", subscriber.Read(), StringComparison.Ordinal);
        Assert.StartsWith("MSG rule 2 ", Observer.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_is_part_of_the_story()
    {
        _world.Client("EXP", "new");
        Publish(_world.Client("EXP"), "old", Destination);
        Assert.Equal("[in kind=0 cid=3 acc=EXP subj=old][sm to=new][eg kind=0 cid=2 sub=new]", Story(Trace(Observer)));
    }

    [Fact]
    public void Own_subscription_without_echo_is_named_with_the_reason()
    {
        TestPeer peer = _world.Broker.Connect("\"user\":\"EXP\",\"echo\":false");
        peer.Send("SUB x 1\r\n");
        Publish(peer, "x", Destination);
        Assert.Equal("", peer.Read());
        Assert.Equal("[in kind=0 cid=2 acc=EXP subj=x][eg kind=0 cid=2 sub=x error=Not delivered because of no echo]", Story(Trace(Observer)));
    }

    [Fact]
    public void Service_import_is_followed_where_the_export_allows_it()
    {
        TestPeer responder = _world.Client("EXP", "q");
        TestPeer requester = _world.Client("IMP", "tr", "in");
        Publish(requester, "q in", Destination);
        Assert.Matches(@"\r\nNats-Request-Info: \{""acc"":""IMP""\}\r\nNats-Trace-Dest: _R_\.\w{6}\.\w{6}\r\n\r\n", responder.Read());
        Assert.Equal("[in kind=0 cid=3 acc=IMP subj=q][si acc=EXP from=q to=q][eg kind=0 cid=2 acc=EXP sub=q]", Story(Trace(requester)));
    }

    [Fact]
    public void Service_import_ends_the_story_where_the_export_does_not_allow_it()
    {
        TestPeer responder = _world.Client("EXP", "shut");
        TestPeer requester = _world.Client("IMP", "tr", "in");
        Publish(requester, "shut in", Destination);
        Assert.Contains("\r\nNats-Request-Info: {\"acc\":\"IMP\"}\r\nNats-Trace-Dest: trace disabled\r\n\r\n", responder.Read(), StringComparison.Ordinal);
        Assert.Equal("[in kind=0 cid=3 acc=IMP subj=shut][si acc=EXP from=shut to=shut]", Story(Trace(requester)));
        Publish(requester, "shut in", Only);
        Assert.Equal("", responder.Read());
        Assert.Contains("503", requester.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Stream_import_is_followed_where_it_allows_it()
    {
        TestPeer subscriber = _world.Client("IMP", "s.*", "t.*");
        TestPeer publisher = _world.Client("EXP");
        Publish(publisher, "s.1", Destination);
        Assert.Equal("[in kind=0 cid=3 acc=EXP subj=s.1][se acc=IMP to=s.1][eg kind=0 cid=2 acc=IMP sub=s.*]", Story(Trace(Observer)));
        Publish(publisher, "t.1", Destination);
        Assert.Equal("[in kind=0 cid=3 acc=EXP subj=t.1][se acc=IMP to=t.1]", Story(Trace(Observer)));
        Assert.Equal(2, subscriber.Read().Split("HMSG ").Length - 1);
        Publish(publisher, "s.1", Only);
        Publish(publisher, "t.1", Only);
        Assert.Equal("", subscriber.Read());
    }

    [Fact]
    public void Traced_answer_is_told_up_to_the_border()
    {
        TestPeer responder = _world.Client("EXP", "q");
        TestPeer requester = _world.Client("IMP", "in");
        requester.Send("PUB q in 0\r\n\r\n");
        string reply = SharingWorld.ReplyIn(responder.Read());
        Publish(responder, reply, Destination);
        Assert.Contains("NATS/1.0\r\nNats-Trace-Dest: trace disabled\r\n\r\nm\r\n", requester.Read(), StringComparison.Ordinal);
        Assert.Equal($"[in kind=0 cid=2 acc=EXP subj={reply}][si acc=IMP from={reply} to=in]", Story(Trace(Observer)));
    }

    private static void Publish(TestPeer peer, string subjectAndReply, string headers)
    {
        string block = $"NATS/1.0\r\n{headers}\r\n";
        peer.Send($"HPUB {subjectAndReply} {block.Length} {block.Length + 1}\r\n{block}m\r\n");
    }

    private static JsonElement Trace(TestPeer observer)
    {
        string received = observer.Read();
        int at = received.IndexOf("MSG tr 1 ", StringComparison.Ordinal);
        Assert.True(at >= 0, received);
        return JsonDocument.Parse(received[(received.IndexOf('\n', at) + 1)..]).RootElement;
    }

    /// <summary>The events without their times, in one line.</summary>
    private static string Story(JsonElement trace) => string.Concat(trace.GetProperty("events").EnumerateArray().Select(one =>
        $"[{one.GetProperty("type")}{string.Concat(one.EnumerateObject().Where(field => field.Name is not ("type" or "ts")).Select(field => $" {field.Name}={field.Value}"))}]"));
}
