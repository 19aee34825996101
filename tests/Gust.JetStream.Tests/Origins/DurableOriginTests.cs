using System.Text.Json;
using Gust.JetStream.Tests.Api;
using Gust.Testing.Kernel;
using static Gust.JetStream.Tests.Origins.MirrorTests;

namespace Gust.JetStream.Tests.Origins;

/// <summary>Sources and mirrors that read through a durable consumer of their origin, acknowledged by flow control (spec: jetstream.md section 10).</summary>
public sealed class DurableOriginTests
{
    private const string Consumer = """{"stream_name":"S","config":{"name":"C","durable_name":"C","ack_policy":"flow_control","deliver_subject":"d.c"}}""";
    private const string Source = """{"name":"D","sources":[{"name":"S","consumer":{"name":"C","deliver_subject":"d.c"}}]}""";

    [Fact]
    public void What_is_copied_out_of_a_work_queue_is_done_with_there()
    {
        using ApiRig rig = Rig();
        rig.Do("STREAM.CREATE.D", Source);
        Assert.Equal((3, 1, 3), Extent(rig, "D"));
        rig.Time.Advance(TimeSpan.FromSeconds(1.1)); // it is asked with the heartbeat
        Assert.Equal((0, 4, 3), Extent(rig, "S"));
        rig.Publish("s.d");
        rig.Time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
        Assert.Equal((0, 5, 4), Extent(rig, "S"));
        Assert.Equal(0, Info(rig).GetProperty("num_ack_pending").GetInt32());
    }

    [Fact]
    public void Copies_say_through_which_consumer_they_came()
    {
        using ApiRig rig = Rig();
        rig.Do("STREAM.CREATE.D", Source);
        Assert.StartsWith("NATS/1.0\r\nNats-Stream-Source: S:C=jZ6RvVRH 1 > > s.a ", Headers(rig, "D", 1), StringComparison.Ordinal); // as the reference has it
    }

    [Fact]
    public void Nothing_is_acknowledged_before_it_is_stored()
    {
        ManualScheduler journal = new();
        using ApiRig rig = new(journal: journal);
        foreach ((string request, string body) in ((string, string)[])
            [
                ("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"retention":"workqueue","storage":"memory"}"""),
                ("CONSUMER.CREATE.S.C", Consumer),
                ("STREAM.CREATE.D", Source),
            ])
        {
            rig.AskRaw(request, body);
            journal.RunAll();
        }

        rig.Received();
        rig.Publish("s.a");
        rig.Time.Advance(TimeSpan.FromSeconds(1.1));
        rig.Time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal((1, 1, 1), Extent(rig, "S"));
        journal.RunAll();
        Assert.Equal((1, 1, 1), Extent(rig, "D"));
        Assert.Equal((0, 2, 1), Extent(rig, "S"));
    }

    [Fact]
    public void More_than_the_consumer_may_have_unacknowledged_comes_through_at_once()
    {
        using ApiRig rig = Rig(""","max_ack_pending":10""");
        for (int i = 0; i < 200; i++)
        {
            rig.Publish("s.a");
        }

        rig.Do("STREAM.CREATE.D", Source);
        Assert.Equal((203, 1, 203), Extent(rig, "D"));
    }

    [Fact]
    public void Nothing_is_copied_twice_when_it_begins_anew()
    {
        using ApiRig rig = Rig(retention: "limits");
        rig.Do("STREAM.CREATE.D", Source);
        rig.Do("STREAM.UPDATE.D", """{"name":"D"}"""); // what came last is not acknowledged
        rig.Publish("s.d");
        rig.Do("STREAM.UPDATE.D", Source);
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
        Assert.Equal(4, Info(rig).GetProperty("delivered").GetProperty("stream_seq").GetInt32());
        Assert.Equal(1, rig.Do("CONSUMER.NAMES.S").GetProperty("total").GetInt32());
    }

    [Fact]
    public void Another_stream_under_the_name_of_the_origin_is_taken_from_its_beginning()
    {
        using ApiRig rig = Rig();
        rig.Do("STREAM.CREATE.D", Source);
        rig.Do("STREAM.DELETE.S");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        rig.Do("CONSUMER.CREATE.S.C", Consumer);
        rig.Publish("s.again");
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
    }

    [Fact]
    public void A_mirror_follows_too()
    {
        using ApiRig rig = Rig();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S","consumer":{"name":"C","deliver_subject":"d.c"}}}""");
        rig.Time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal((3, 1, 3), Extent(rig, "M"));
        Assert.Equal((0, 4, 3), Extent(rig, "S"));
    }

    [Fact]
    public void A_consumer_that_is_missing_is_asked_for_until_it_is_there()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.D", Source);
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(-1, rig.Do("STREAM.INFO.D").GetProperty("sources")[0].GetProperty("active").GetInt64());
        rig.Do("CONSUMER.CREATE.S.C", Consumer);
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal((3, 1, 3), Extent(rig, "D"));
    }

    [Fact]
    public void A_consumer_that_is_acknowledged_otherwise_is_not_read_through()
    {
        using ApiRig rig = Filled();
        rig.Do("CONSUMER.CREATE.S.C", Consumer.Replace("flow_control", "explicit", StringComparison.Ordinal));
        rig.Do("STREAM.CREATE.D", Source);
        Assert.Equal((0, 0, 0), Extent(rig, "D"));
        Assert.Equal(10217, rig.Do("STREAM.INFO.D").GetProperty("sources")[0].GetProperty("error").GetProperty("err_code").GetInt32());
    }

    private static ApiRig Rig(string fields = "", string retention = "workqueue")
    {
        ApiRig rig = Filled($",\"retention\":\"{retention}\"");
        rig.Do("CONSUMER.CREATE.S.C", Consumer.Replace("\"d.c\"", "\"d.c\"" + fields, StringComparison.Ordinal));
        return rig;
    }

    private static JsonElement Info(ApiRig rig) => rig.Do("CONSUMER.INFO.S.C");
}
