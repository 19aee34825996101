namespace Gust.JetStream.Tests.Api;

/// <summary>What a stream does not allow is refused, never stored as an ordinary message (spec: jetstream.md sections 4.3 to 4.6).</summary>
public sealed class DisabledFeatureTests
{
    [Theory]
    [InlineData("Nats-Incr: 1", 10168)]
    [InlineData("Nats-Incr: one", 10171)]
    [InlineData("Nats-Batch-Id: b\r\nNats-Batch-Sequence: 1", 10174)]
    [InlineData("Nats-Batch-Id: b\r\nNats-Incr: 1", 10174)]
    [InlineData("Nats-Schedule: @hourly\r\nNats-Schedule-Target: s.out", 10188)]
    [InlineData("Nats-Schedule: @hourly\r\nNats-Expected-Last-Sequence: 7", 10071)]
    [InlineData("Nats-Scheduler: s.plan\r\nNats-Schedule-Next: purge", 10188)]
    [InlineData("Nats-Scheduler: s.plan", 10212)]
    public void A_header_asks_for_what_is_not_allowed(string headers, int code)
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        Assert.Equal(code, rig.Refusal("=s.a", "", headers));
        Assert.Equal(0, rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("messages").GetInt32());
    }

    [Fact]
    public void A_reply_subject_asks_for_a_fast_batch_that_is_not_allowed()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        rig.Listen("fast.>");
        rig.Send("s.a", "fast.uuid.10.fail.1.0.$FI", "one");
        Assert.Contains("10205", Assert.Single(rig.Received()).Payload, StringComparison.Ordinal);
    }
}
