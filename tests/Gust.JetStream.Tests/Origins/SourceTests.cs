using System.Text.Json;
using Gust.JetStream.Origins;
using Gust.JetStream.Tests.Api;
using static Gust.JetStream.Tests.Origins.MirrorTests;

namespace Gust.JetStream.Tests.Origins;

public sealed class SourceTests
{
    /// <summary>Of the rig's stream S, which is created at the beginning of time.</summary>
    private static readonly string s_identity = StreamIdentity.Of(0);

    [Fact]
    public void The_identity_of_a_stream_is_that_of_the_reference() =>
        Assert.Equal("vA6936Lq", StreamIdentity.Hash("2026-11-22T09:03:01.157351291Z"));

    [Fact]
    public void Copies_have_numbers_of_their_own_and_say_where_they_are_from()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.MSG.DELETE.S", """{"seq":1}""");
        rig.Do("STREAM.CREATE.D", """{"name":"D","subjects":["d"],"sources":[{"name":"S"}]}""");
        rig.Publish("d");
        rig.Publish("s.d", "x", "A: b\r\nNats-Expected-Stream: S");
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
        Assert.Equal($"NATS/1.0\r\nNats-Stream-Source: S 2 > > s.b {s_identity}\r\n\r\n", Headers(rig, "D", 1));
        Assert.Equal("", Headers(rig, "D", 3));
        Assert.Equal($"NATS/1.0\r\nA: b\r\nNats-Stream-Source: S 4 > > s.d {s_identity}\r\n\r\n", Headers(rig, "D", 4));
        JsonElement source = Assert.Single(rig.Do("STREAM.INFO.D").GetProperty("sources").EnumerateArray());
        Assert.Equal("""{"name":"S","lag":0,"seq":4,"active":1}""", source.GetRawText());
    }

    [Theory]
    [InlineData("""{"name":"S","filter_subject":"s.b"}""", "s.b", "S 2 s.b > s.b")]
    [InlineData("""{"name":"S","opt_start_seq":3}""", "s.c", "S 3 > > s.c")]
    [InlineData("""{"name":"S","subject_transforms":[{"src":"s.c","dest":"d.c"}]}""", "d.c", "S 3 s.c d.c s.c")]
    [InlineData("""{"name":"S","subject_transforms":[{"src":"s.x","dest":"x"},{"src":"s.c","dest":"d.c"}]}""", "d.c", "S 3 s.x\fs.c x\fd.c s.c")]
    public void A_source_takes_what_it_asks_for(string source, string subject, string mark)
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.D", $$"""{"name":"D","sources":[{{source}}]}""");
        Assert.Equal((1, 1, 1), Extent(rig, "D"));
        JsonElement message = rig.Do("STREAM.MSG.GET.D", """{"seq":1}""").GetProperty("message");
        Assert.Equal(subject, message.GetProperty("subject").GetString());
        Assert.Equal($"NATS/1.0\r\nNats-Stream-Source: {mark} {s_identity}\r\n\r\n", Headers(rig, "D", 1));
    }

    [Fact]
    public void A_copy_of_a_copy_says_where_it_is_from_last()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.D", """{"name":"D","sources":[{"name":"S"}]}""");
        rig.Do("STREAM.CREATE.E", """{"name":"E","sources":[{"name":"D"}]}""");
        Assert.StartsWith("NATS/1.0\r\nNats-Stream-Source: D 1 > > s.a ", Headers(rig, "E", 1), StringComparison.Ordinal);
        Assert.Single(Headers(rig, "E", 1).Split("Nats-Stream-Source").Skip(1));
    }

    [Fact]
    public void A_source_that_was_left_is_taken_up_where_it_was()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.T", """{"name":"T","subjects":["t"]}""");
        rig.Do("STREAM.CREATE.D", """{"name":"D","sources":[{"name":"S"},{"name":"T"}]}""");
        rig.Publish("t");
        rig.Do("STREAM.UPDATE.D", """{"name":"D","sources":[{"name":"T"}]}""");
        rig.Publish("s.d");
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
        rig.Do("STREAM.UPDATE.D", """{"name":"D","sources":[{"name":"T"},{"name":"S"}]}""");
        Assert.Equal((5, 1, 5), Extent(rig, "D"));
        Assert.StartsWith("NATS/1.0\r\nNats-Stream-Source: S 4 ", Headers(rig, "D", 5), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_stream_under_the_name_of_the_source_is_taken_from_its_beginning()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.D", """{"name":"D","sources":[{"name":"S"}]}""");
        rig.Do("STREAM.DELETE.S");
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        rig.Publish("s.again");
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
        Assert.StartsWith("NATS/1.0\r\nNats-Stream-Source: S 1 > > s.again ", Headers(rig, "D", 4), StringComparison.Ordinal);
    }

    [Fact]
    public void An_origin_refuses_who_takes_it_for_another_stream()
    {
        using ApiRig rig = Filled();
        const string Body = """{"stream_name":"S","config":{"name":"c","deliver_subject":"q","ack_policy":"none","direct":true,"max_deliver":1}}""";
        Assert.Equal(10225, rig.Refusal("CONSUMER.CREATE.S.c", Body, "Nats-Stream-Identity: abcdefgh"));
        ApiMessage answer = Assert.Single(rig.AskRaw("CONSUMER.CREATE.S.c", Body, $"Nats-Stream-Identity: {s_identity}"));
        Assert.Equal(s_identity, answer.Header("Nats-Stream-Identity"));
    }

    [Fact]
    public void Ids_that_are_known_do_not_come_in_twice()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.D", """{"name":"D","duplicate_window":60000000000,"sources":[{"name":"S"}]}""");
        rig.Publish("s.a", "x", "Nats-Msg-Id: one");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        rig.Do("STREAM.CREATE.T", """{"name":"T","subjects":["t"]}""");
        rig.Publish("t", "x", "Nats-Msg-Id: one");
        rig.Do("STREAM.UPDATE.D", """{"name":"D","duplicate_window":60000000000,"sources":[{"name":"S"},{"name":"T"}]}""");
        Assert.Equal((4, 1, 4), Extent(rig, "D"));
    }
}
