using Gust.JetStream.Rules;
using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.JetStream.Tests.Api;

/// <summary>Who runs the server learns of limits that are reached, in the reference's words, with the figures, and not for each message.</summary>
public sealed class LimitWarningTests : IDisposable
{
    private readonly ApiRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("file")]
    [InlineData("memory")]
    public void Account_whose_streams_are_full(string storage)
    {
        _rig.Server.Enable(_rig.Global, RuleLimits.Unlimited with { MaxMemory = 1000, MaxStorage = 1000 });
        Create("S", $"\"storage\":\"{storage}\"");
        Publish(times: 20, bytes: 200);
        RecordedEvent one = Single("AccountStorageExceeded", LogLevel.Warning);
        Assert.StartsWith($"JetStream {storage} resource limits exceeded for account: \"$G\"", one.Text, StringComparison.Ordinal);
        Assert.Equal(1000L, one.Fields["Limit"]);
        Assert.InRange((long)one.Fields["Used"]!, 700, 1000);
        Assert.InRange((long)one.Fields["Bytes"]!, 200, 300);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("memory")]
    public void Server_whose_streams_are_full(string storage)
    {
        _rig.Server.Context.Limits = new RuleLimits { MemoryBytesMax = 1000, StorageBytesMax = 1000 };
        Create("S", $"\"storage\":\"{storage}\"");
        Publish(times: 20, bytes: 200);
        RecordedEvent one = Single("ServerStorageExceeded", LogLevel.Error);
        Assert.StartsWith($"JetStream {storage} resource limits exceeded for server", one.Text, StringComparison.Ordinal);
        Assert.Equal("$G", one.Fields["Account"]);
    }

    [Fact]
    public void Refused_messages_are_counted_until_the_next_line_ten_seconds_later()
    {
        _rig.Server.Enable(_rig.Global, RuleLimits.Unlimited with { MaxMemory = 10 });
        Create("S", "\"storage\":\"memory\"");
        Publish(times: 5, bytes: 20);
        _rig.Time.AdvanceMs(10_000);
        Publish(times: 3, bytes: 20);
        Assert.Equal([1L, 5L], _rig.Log.Of("AccountStorageExceeded").Select(one => one.Fields["Refused"]));
    }

    [Theory]
    [InlineData("\"max_msgs\":2", "maximum messages exceeded")]
    [InlineData("\"max_bytes\":300", "maximum bytes exceeded")]
    [InlineData("\"max_msgs_per_subject\":1,\"discard_new_per_subject\":true", "maximum messages per subject exceeded")]
    public void Stream_that_is_full_and_keeps_its_old_messages(string limit, string reason)
    {
        Create("S", $"\"discard\":\"new\",{limit}");
        Publish(times: 9, bytes: 100);
        RecordedEvent one = Single("StreamFull", LogLevel.Warning);
        Assert.StartsWith($"JetStream failed to store a msg on stream '$G > S': {reason}", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_that_is_larger_than_the_stream_takes()
    {
        Create("S", "\"max_msg_size\":10");
        Publish(times: 2, bytes: 20);
        RecordedEvent one = Single("MessageTooLarge", LogLevel.Warning);
        Assert.Equal((20L, 10L), (one.Fields["Bytes"], one.Fields["Limit"]));
    }

    [Fact]
    public void One_stream_too_many()
    {
        _rig.Server.Enable(_rig.Global, RuleLimits.Unlimited with { MaxStreams = 1 });
        Create("S", "\"storage\":\"memory\"");
        Assert.Equal(10027, _rig.Refusal("STREAM.CREATE.T", "{\"name\":\"T\",\"subjects\":[\"t\"]}"));
        RecordedEvent one = Single("RequestOverLimit", LogLevel.Warning);
        Assert.Equal(("$G", "$JS.API.STREAM.CREATE.T", 10027), (one.Fields["Account"], one.Fields["Subject"], one.Fields["ErrorCode"]));
        Assert.Contains("maximum number of streams reached", one.Text, StringComparison.Ordinal);
        Assert.Contains("raise max_streams", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_consumer_too_many()
    {
        Create("S", "\"max_consumers\":1");
        _rig.Do("CONSUMER.DURABLE.CREATE.S.a", "{\"stream_name\":\"S\",\"config\":{\"durable_name\":\"a\",\"ack_policy\":\"explicit\"}}");
        Assert.Equal(10026, _rig.Refusal("CONSUMER.DURABLE.CREATE.S.b", "{\"stream_name\":\"S\",\"config\":{\"durable_name\":\"b\",\"ack_policy\":\"explicit\"}}"));
        Assert.Equal(10026, Single("RequestOverLimit", LogLevel.Warning).Fields["ErrorCode"]);
    }

    [Fact]
    public void Request_that_is_wrong_is_nothing_to_warn_of()
    {
        Assert.NotEqual(0, _rig.Refusal("STREAM.INFO.NONE"));
        Assert.Empty(_rig.Log.Events);
    }

    private void Create(string name, string fields) => _rig.Do($"STREAM.CREATE.{name}", $"{{\"name\":\"{name}\",\"subjects\":[\"s\"],{fields}}}");

    private void Publish(int times, int bytes)
    {
        for (int i = 0; i < times; i++)
        {
            _rig.Publish("s", new string('x', bytes));
        }
    }

    private RecordedEvent Single(string name, LogLevel level)
    {
        RecordedEvent one = Assert.Single(_rig.Log.Of(name));
        Assert.Equal(level, one.Level);
        return one;
    }
}
