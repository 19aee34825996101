using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Monitoring.Documents.Connections;
using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.Documents;

public sealed class ConnzDocumentTests : IDisposable
{
    private readonly TestBroker _broker = new();
    private readonly ConnzDocument _document;

    public ConnzDocumentTests() => _document = new ConnzDocument(new MonitoredServer
    {
        Broker = _broker.Kernel,
        Options = () => new GustServerOptions(),
        JetStream = () => null,
        Process = new FakeProcess(),
        Runtime = new FakeRuntime(),
        Started = _broker.Time.GetUtcNow(),
    });

    public void Dispose() => _broker.Dispose();

    [Theory]
    [InlineData("cid", "abcd")]
    [InlineData("start", "abcd")]
    [InlineData("subs", "badc")]
    [InlineData("msgs_from", "dcab")]
    [InlineData("bytes_from", "cdab")]
    [InlineData("msgs_to", "bdac")]
    [InlineData("last", "dcba")]
    [InlineData("idle", "abcd")]
    [InlineData("uptime", "dcba")]
    public void Orders_are_those_of_nats_server_and_equal_ones_come_by_their_numbers(string sort, string names)
    {
        Populate();

        Assert.Equal(names, Names(new ConnzOptions { Sort = sort }));
        Assert.Equal(names[1..3], Names(new ConnzOptions { Sort = sort, Offset = 1, Limit = 2 }));
        Assert.Equal("", Names(new ConnzOptions { Sort = sort, Offset = 9 }));
    }

    [Fact]
    public void Page_far_out_costs_no_overflow()
    {
        Populate();

        Assert.Equal("", Names(new ConnzOptions { Offset = int.MaxValue, Limit = int.MaxValue }));
        Assert.Equal("abcd", Names(new ConnzOptions { Limit = int.MaxValue }));
    }

    [Fact]
    public void Options_of_a_request_are_JSON_with_the_state_as_a_number()
    {
        Populate();
        _broker.Connect("\"name\":\"gone\"").End();

        Assert.Equal("gone", Ask("""{"state":1,"sort":"stop","limit":5}""").GetProperty("connections")[0].GetProperty("name").GetString());
        Assert.Equal(5, Ask("""{"state":2}""").GetProperty("num_connections").GetInt32());
        Assert.Equal(1, Ask("""{"acc":"$G","filter_subject":"s.*","subscriptions":true}""").GetProperty("num_connections").GetInt32());
        Assert.Equal(0, Ask("""{"state":7}""").GetProperty("num_connections").GetInt32());
        Assert.Equal(4, Ask("").GetProperty("total").GetInt32());
        Assert.Equal(400, Refusal("""{"state":"open"}""").Status);
        MonitoringRefusal refusal = Refusal("""{"filter_subject":"s"}""");
        Assert.Equal((500, "filter by subject only valid with account filtering"), (refusal.Status, refusal.Message));
    }

    [Fact]
    public void Page_of_very_many_connections_costs_little_for_each_that_is_not_on_it()
    {
        const int count = 10_000;
        const int bytesEachMax = 256;
        for (int i = 0; i < count; i++)
        {
            _broker.Connect();
        }

        ConnzOptions options = new() { Sort = "subs", Limit = 10 };
        _document.Make(options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Connz connz = _document.Make(options);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, count * bytesEachMax);
        Assert.Equal((10, count), (connz.NumConnections, connz.Total));
    }

    /// <summary>Four connections, no two of which are equal in what orders compare here but for those who have done nothing.</summary>
    private void Populate()
    {
        TestPeer a = Connect("a");
        TestPeer b = Connect("b");
        TestPeer c = Connect("c");
        TestPeer d = Connect("d");
        b.Send("SUB x 1\r\nSUB x 2\r\nSUB s.1 3\r\n");
        a.Send("SUB u 1\r\n");
        d.Send("SUB x 1\r\nSUB v 2\r\nUNSUB 2\r\n");
        a.Send("SUB w 2\r\n");
        _broker.Time.AdvanceMs(10);
        a.Send("PUB nobody 0\r\n\r\n");
        a.Send("SUB z 3\r\nUNSUB 3\r\nUNSUB 2\r\n");
        _broker.Time.AdvanceMs(10);
        c.Send("PUB x 90\r\n" + new string('x', 90) + "\r\nPUB none 1\r\nx\r\n");
        _broker.Time.AdvanceMs(10);
        c.Send("SUB late 1\r\nUNSUB 1\r\n");
        _broker.Time.AdvanceMs(10);
        d.Send("PUB none 1\r\nx\r\nPUB none 1\r\nx\r\nPUB none 1\r\nx\r\n");
    }

    private TestPeer Connect(string name)
    {
        _broker.Time.AdvanceMs(10);
        return _broker.Connect($"\"name\":\"{name}\"");
    }

    private string Names(ConnzOptions options) => string.Concat(_document.Make(options).Connections!.Select(one => one.Name));

    private JsonElement Ask(string options)
    {
        DocumentResult result = default;
        _document.Answer(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(options)), answer => result = answer);
        return JsonElement.Parse(result.Json.Span);
    }

    private MonitoringRefusal Refusal(string options)
    {
        DocumentResult result = default;
        _document.Answer(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(options)), answer => result = answer);
        return Assert.IsType<MonitoringRefusal>(result.Refusal);
    }
}
