using System.Text;
using System.Text.Json;
using Gust.JetStream.Tests.Api;
using Gust.Testing.Kernel;
using static Gust.JetStream.Tests.Origins.MirrorTests;

namespace Gust.JetStream.Tests.Origins;

/// <summary>Counters that add up what others count (spec: jetstream.md section 4.3), as the reference does.</summary>
public sealed class CounterOriginTests
{
    private const string Sum = """{"name":"D","allow_msg_counter":true,"subjects":["sum"],"sources":[{"name":"S","subject_transforms":[{"src":"s.*","dest":"sum"}]}]}""";

    [Fact]
    public void What_an_origin_counts_is_added_to_the_sum()
    {
        using ApiRig rig = Rig();
        Count(rig, "s.a", "5");
        Count(rig, "s.b", "+2");
        rig.Do("STREAM.CREATE.D", Sum);
        Count(rig, "sum", "100");
        Count(rig, "s.a", "-8");
        Assert.Equal(["5", "7", "107", "99"], Values(rig, "D"));
        Assert.Contains("Nats-Incr: 5\r\n", Headers(rig, "D", 1), StringComparison.Ordinal);
        Assert.EndsWith("\r\nNats-Counter-Sources: {\"S\":{\"s.a\":\"-3\",\"s.b\":\"2\"}}\r\n\r\n", Headers(rig, "D", 4), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_purged_at_the_origin_is_taken_off_when_it_counts_again()
    {
        using ApiRig rig = Rig();
        Count(rig, "s.a", "18");
        rig.Do("STREAM.CREATE.D", Sum);
        rig.Do("STREAM.PURGE.S");
        Count(rig, "s.a", "4");
        Assert.Equal(["18", "4"], Values(rig, "D"));
        Assert.StartsWith("NATS/1.0\r\nNats-Incr: -14\r\n", Headers(rig, "D", 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_add_up_to_further_sums()
    {
        using ApiRig rig = Rig();
        rig.Do("STREAM.CREATE.D", Sum);
        rig.Do("STREAM.CREATE.E", """{"name":"E","allow_msg_counter":true,"sources":[{"name":"D"}]}""");
        Count(rig, "s.a", "5");
        Count(rig, "sum", "1");
        Assert.Equal(["5", "6"], Values(rig, "E"));
        Assert.Contains("Nats-Counter-Sources: {\"D\":{\"sum\":\"6\"}}\r\n", Headers(rig, "E", 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_build_on_what_is_still_under_way()
    {
        ManualScheduler journal = new();
        using ApiRig rig = new(journal: journal);
        rig.AskRaw("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_counter":true,"storage":"memory"}""");
        rig.AskRaw("STREAM.CREATE.D", Sum);
        journal.RunAll();
        rig.Received();
        rig.AskRaw("=s.a", "", "Nats-Incr: 2");
        rig.AskRaw("=s.a", "", "Nats-Incr: 3");
        journal.RunAll();
        Assert.Equal(["2", "5"], Values(rig, "D"));
    }

    [Fact]
    public void What_is_no_counter_is_left_out()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        rig.Publish("s.a", "plain");
        rig.Publish("s.a", """{"val":"7"}""");
        rig.Publish("s.a", "");
        rig.Do("STREAM.CREATE.D", Sum);
        Assert.Equal((0, 0, 0), Extent(rig, "D"));
        Assert.Equal(0, rig.Do("STREAM.INFO.D").GetProperty("sources")[0].GetProperty("lag").GetInt32());
    }

    private static ApiRig Rig()
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_msg_counter":true}""");
        return rig;
    }

    private static void Count(ApiRig rig, string subject, string increment) => rig.AskRaw("=" + subject, "", "Nats-Incr: " + increment);

    private static List<string> Values(ApiRig rig, string stream)
    {
        List<string> values = [];
        for (int sequence = 1; sequence <= Extent(rig, stream).Last; sequence++)
        {
            JsonElement message = rig.Do("STREAM.MSG.GET." + stream, $$"""{"seq":{{sequence}}}""").GetProperty("message");
            using JsonDocument value = JsonDocument.Parse(Encoding.ASCII.GetString(message.GetProperty("data").GetBytesFromBase64()));
            values.Add(value.RootElement.GetProperty("val").GetString()!);
        }

        return values;
    }
}
