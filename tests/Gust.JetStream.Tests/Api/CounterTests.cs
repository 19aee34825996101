using System.Text.Json;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Api;

/// <summary>Streams that count (spec: jetstream.md section 4.3).</summary>
public sealed class CounterTests
{
    private const string Huge = "123456789012345678901234567890";

    [Fact]
    public void Increments_add_up_and_the_answer_says_the_sum()
    {
        using ApiRig rig = Rig();
        Assert.Equal("5", Value(Count(rig, "c.a", "5")));
        Assert.Equal("-2", Value(Count(rig, "c.a", "-7")));
        Assert.Equal("1", Value(Count(rig, "c.b", "+1")));
        Assert.Equal("-2", Value(Count(rig, "c.a", "0")));
    }

    [Fact]
    public void Sums_are_of_any_length()
    {
        using ApiRig rig = Rig();
        Count(rig, "c.a", Huge);
        Assert.Equal("123456789012345678901234567891", Value(Count(rig, "c.a", "1")));
    }

    [Fact]
    public void The_sum_is_what_is_stored()
    {
        using ApiRig rig = Rig();
        Count(rig, "c.a", "2");
        Count(rig, "c.a", "3");
        JsonElement message = rig.Do("STREAM.MSG.GET.C", """{"last_by_subj":"c.a"}""").GetProperty("message");
        Assert.Equal("""{"val":"5"}""", System.Text.Encoding.ASCII.GetString(message.GetProperty("data").GetBytesFromBase64()));
    }

    [Fact]
    public void A_sum_builds_on_what_is_still_under_way()
    {
        ManualScheduler journal = new();
        using ApiRig rig = new(journal: journal);
        rig.AskRaw("STREAM.CREATE.C", """{"name":"C","subjects":["c.>"],"allow_msg_counter":true}""");
        journal.RunAll();
        rig.Received();
        Assert.Empty(rig.AskRaw("=c.a", "", "Nats-Incr: 2"));
        Assert.Empty(rig.AskRaw("=c.a", "", "Nats-Incr: 3"));
        journal.RunAll();
        string[] values = [.. rig.Received().Select(answer => Value(JsonDocument.Parse(answer.Payload).RootElement))];
        Assert.Equal(["2", "5"], values);
    }

    [Theory]
    [InlineData("Nats-Incr: one", "", 10171)]
    [InlineData("Nats-Incr: 1.5", "", 10171)]
    [InlineData("Nats-Incr: +", "", 10171)]
    [InlineData("Nats-Incr: 1\r\nNats-Rollup: sub", "", 10171)]
    [InlineData("Nats-Incr: 1\r\nNats-Expected-Stream: C", "", 10171)]
    [InlineData("Nats-Incr: 1", "x", 10170)]
    [InlineData("", "x", 10169)]
    [InlineData("Nats-Incr:", "", 10169)]
    public void What_a_counter_does_not_take(string headers, string payload, int code)
    {
        using ApiRig rig = Rig();
        Assert.Equal(code, rig.Refusal("=c.a", payload, headers));
    }

    [Fact]
    public void A_stream_that_does_not_count_takes_no_increment()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s"]}""");
        Assert.Equal(10168, rig.Refusal("=s", "", "Nats-Incr: 1"));
        Assert.Equal(10171, rig.Refusal("=s", "", "Nats-Incr: one"));
    }

    [Fact]
    public void What_was_counted_elsewhere_is_carried_on()
    {
        using ApiRig rig = Rig();
        rig.Ask("=c.a", "", "Nats-Incr: 1\r\nNats-Counter-Sources: {\"X\":{\"c.a\":\"4\"}}");
        Count(rig, "c.a", "1");
        JsonElement message = rig.Do("STREAM.MSG.GET.C", """{"last_by_subj":"c.a"}""").GetProperty("message");
        string headers = System.Text.Encoding.ASCII.GetString(message.GetProperty("hdrs").GetBytesFromBase64());
        Assert.Contains("Nats-Counter-Sources: {\"X\":{\"c.a\":\"4\"}}", headers, StringComparison.Ordinal);
    }

    private static ApiRig Rig()
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.C", """{"name":"C","subjects":["c.>"],"allow_msg_counter":true}""");
        return rig;
    }

    private static JsonElement Count(ApiRig rig, string subject, string increment) => rig.Ask("=" + subject, "", "Nats-Incr: " + increment);

    private static string Value(JsonElement answer) => answer.GetProperty("val").GetString()!;
}
