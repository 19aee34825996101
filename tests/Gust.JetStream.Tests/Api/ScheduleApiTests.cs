using System.Text;
using System.Text.Json;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Api;

/// <summary>What a stream that allows schedules takes for one (spec: jetstream.md section 4.6); answers as those of the reference.</summary>
public sealed class ScheduleApiTests
{
    private const string Hourly = "Nats-Schedule: @hourly\r\n";
    private const string There = Hourly + "Nats-Schedule-Target: s.out\r\n";

    [Theory]
    [InlineData("Nats-Schedule: tomorrow\r\nNats-Schedule-Target: q.out", 10189)]
    [InlineData("Nats-Schedule: tomorrow\r\nNats-Schedule-Time-Zone: Middle/Earth", 10223)]
    [InlineData(There + "Nats-Schedule-Time-Zone:", 10223)]
    [InlineData("Nats-Schedule: @every 1h\r\nNats-Schedule-Target: s.out\r\nNats-Schedule-Time-Zone: UTC", 10189)]
    [InlineData(Hourly + "Nats-Schedule-TTL: soon", 10191)]
    [InlineData(There + "Nats-Schedule-TTL: 500ms\r\nNats-Schedule-Rollup: all", 10191)]
    [InlineData(There + "Nats-Schedule-Rollup: all\r\nNats-Schedule-TTL: 5m", 10192)]
    [InlineData(There + "Nats-Schedule-Rollup: SUB", 10192)]
    [InlineData(Hourly + "Nats-Schedule-TTL: 5m", 10166)]
    [InlineData(Hourly + "Nats-Schedule-Source: s.*", 10190)]
    [InlineData(Hourly + "Nats-Schedule-Target: s.*\r\nNats-Schedule-Source: s.*", 10190)]
    [InlineData(Hourly + "Nats-Schedule-Target: s.plan\r\nNats-Schedule-Source: s.*", 10190)]
    [InlineData(Hourly + "Nats-Schedule-Target: s..out", 10190)]
    [InlineData(Hourly + "Nats-Schedule-Target: q.out\r\nNats-Schedule-Source: s.*", 10203)]
    [InlineData(Hourly + "Nats-Schedule-Target: q.out\r\nNats-Schedule-Source: q.out", 10203)]
    [InlineData(There + "Nats-Schedule-Source: s.out", 10203)]
    [InlineData(There + "Nats-Schedule-Source: s.plan", 10203)]
    [InlineData(Hourly + "Nats-Schedule-Target: q.out\r\nNats-Schedule-Source: q.data", 10190)]
    [InlineData(There + "Nats-Schedule-Source: q.data\r\nNats-Rollup: all", 10203)]
    [InlineData(Hourly + "Nats-Schedule-Target: q.out\r\nNats-Rollup: all", 10190)]
    [InlineData(There + "Nats-Rollup: all", 10192)]
    [InlineData(There + "Nats-Scheduler: s.x\r\nNats-Schedule-Next: later", 10212)]
    [InlineData(There + "Nats-Schedule-Next: purge", 10212)]
    public void What_is_no_schedule_is_refused(string headers, int code)
    {
        using ApiRig rig = Rig();
        Assert.Equal(code, rig.Refusal("=s.plan", "x", headers));
        Assert.Equal(0, rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("messages").GetInt32());
    }

    [Theory]
    [InlineData("Nats-Scheduler: s.plan", 10212)]
    [InlineData("Nats-Scheduler: s.plan\r\nNats-Schedule-Next: PURGE", 10212)]
    [InlineData("Nats-Scheduler: s.plan\r\nNats-Schedule-Next: 2120-01-01T00:00:00Z", 10212)]
    [InlineData("Nats-Scheduler: s.*\r\nNats-Schedule-Next: purge", 10212)]
    [InlineData("Nats-Scheduler: s.end\r\nNats-Schedule-Next: purge", 10212)]
    [InlineData("Nats-Scheduler: s.data\r\nNats-Schedule-Next: purge", 10212)]
    [InlineData("Nats-Schedule-Next: purge", 10212)]
    [InlineData("Nats-Scheduler: s.plan\r\nNats-Schedule-Next: purge", 0)]
    [InlineData("Nats-Scheduler: s.none\r\nNats-Schedule-Next: purge", 0)]
    [InlineData("Nats-Scheduler: q.x\r\nNats-Schedule-Next: purge", 0)]
    public void Publishers_may_end_schedules_and_nothing_else(string headers, int code)
    {
        using ApiRig rig = Rig();
        rig.Publish("s.data");
        rig.Publish("s.plan", "x", There.TrimEnd());
        Assert.Equal(code, rig.Refusal("=s.end", "x", headers));
    }

    [Fact]
    public void What_a_publisher_ends_may_still_be_under_way()
    {
        ManualScheduler journal = new();
        using ApiRig rig = new(journal: journal);
        rig.AskRaw("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_schedules":true}""");
        journal.RunAll();
        rig.Received();
        rig.AskRaw("=s.plan", "x", There.TrimEnd());
        rig.AskRaw("=s.data");
        rig.AskRaw("=s.end", "x", "Nats-Scheduler: s.plan\r\nNats-Schedule-Next: purge");
        Assert.Equal(10212, rig.Refusal("=s.end", "x", "Nats-Scheduler: s.data\r\nNats-Schedule-Next: purge"));
        journal.RunAll();
        Assert.Equal(3, rig.Received().Count(answer => !answer.Payload.Contains("error", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_schedule_is_kept_as_the_only_message_of_its_subject()
    {
        using ApiRig rig = Rig();
        rig.Publish("s.plan", "ordinary");
        Assert.Equal(0, rig.Refusal("=s.plan", "x", There.TrimEnd()));
        JsonElement message = rig.Do("STREAM.MSG.GET.S", """{"last_by_subj":"s.plan"}""").GetProperty("message");
        Assert.EndsWith("\r\nNats-Rollup: sub\r\n\r\n", Encoding.ASCII.GetString(message.GetProperty("hdrs").GetBytesFromBase64()), StringComparison.Ordinal);
        Assert.Equal(1, rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("messages").GetInt32());
    }

    [Fact]
    public void A_schedule_that_came_already_is_a_duplicate()
    {
        using ApiRig rig = Rig();
        rig.Ask("=s.plan", "x", There + "Nats-Msg-Id: 7");
        Assert.True(rig.Ask("=s.plan", "x", There + "Nats-Msg-Id: 7").GetProperty("duplicate").GetBoolean());
    }

    [Fact]
    public void What_is_produced_is_renamed_as_what_is_published()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_schedules":true,"subject_transform":{"src":"s.in.*","dest":"s.out.{{wildcard(1)}}"}}""");
        Assert.Equal(10190, rig.Refusal("=s.in.1", "x", "Nats-Schedule: @at 1960-01-01T00:00:00Z\r\nNats-Schedule-Target: s.out.1"));
        rig.Publish("s.plan", "x", "Nats-Schedule: @at 1960-01-01T00:00:00Z\r\nNats-Schedule-Target: s.in.3");
        Assert.Equal("s.out.3", rig.Do("STREAM.MSG.GET.S", """{"seq":2}""").GetProperty("message").GetProperty("subject").GetString());
    }

    [Fact]
    public void Nobody_is_interested_and_the_schedule_goes_on_or_ends_all_the_same()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_schedules":true,"retention":"interest"}""");
        rig.Do("CONSUMER.CREATE.S.C", """{"stream_name":"S","config":{"name":"C","durable_name":"C","ack_policy":"explicit","filter_subject":"s.plan.*"}}""");
        rig.Publish("s.plan.once", "x", "Nats-Schedule: @at 1960-01-01T00:00:00Z\r\nNats-Schedule-Target: s.out");
        rig.Publish("s.plan.again", "x", "Nats-Schedule: @every 1s\r\nNats-Schedule-Target: s.out");
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        JsonElement state = rig.Do("STREAM.INFO.S", """{"subjects_filter":">"}""").GetProperty("state");
        Assert.Equal("""{"s.plan.again":1}""", state.GetProperty("subjects").GetRawText());
        Assert.True(state.GetProperty("last_seq").GetInt32() > 3);
    }

    [Fact]
    public void Schedules_of_a_mirror_come_to_life_with_it()
    {
        using ApiRig rig = Rig();
        rig.Publish("s.plan", "x", "Nats-Schedule: @every 5s\r\nNats-Schedule-Target: s.out");
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, rig.Do("STREAM.INFO.M").GetProperty("state").GetProperty("messages").GetInt32());
        rig.Do("STREAM.DELETE.S");
        rig.Do("STREAM.UPDATE.M", """{"name":"M","subjects":["s.>"],"allow_msg_schedules":true}""");
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, rig.Do("STREAM.INFO.M").GetProperty("state").GetProperty("messages").GetInt32());
    }

    private static ApiRig Rig()
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_schedules":true}""");
        return rig;
    }
}
