using System.Text.Json;
using Gust.JetStream.Tests.Api;

namespace Gust.JetStream.Tests.Origins;

public sealed class MirrorTests
{
    [Fact]
    public void A_mirror_keeps_sequences_times_and_gaps_and_follows_what_comes()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.MSG.DELETE.S", """{"seq":2}""");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        JsonElement created = rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        Assert.Equal("""{"name":"S","lag":0,"active":-1}""", created.GetProperty("mirror").GetRawText());
        rig.Publish("s.d", "four");
        Assert.Equal((3, 1, 4), Extent(rig, "M"));
        Assert.Equal(10037, rig.Refusal("STREAM.MSG.GET.M", """{"seq":2}"""));
        foreach (int sequence in (int[])[1, 3, 4])
        {
            string body = $$"""{"seq":{{sequence}}}""";
            Assert.Equal(rig.Do("STREAM.MSG.GET.S", body).GetRawText(), rig.Do("STREAM.MSG.GET.M", body).GetRawText());
        }
    }

    [Fact]
    public void What_a_publisher_expected_of_the_origin_is_not_kept()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        rig.Publish("s.a", "x", "Nats-Expected-Stream: S\r\nA: b");
        rig.Publish("s.a", "x", "Nats-Expected-Stream: S");
        Assert.Equal("NATS/1.0\r\nA: b\r\n\r\n", Headers(rig, "M", 4));
        Assert.Equal("", Headers(rig, "M", 5));
    }

    [Theory]
    [InlineData("""{"name":"S","filter_subject":"s.b"}""", 1, 2, 2)]
    [InlineData("""{"name":"S","opt_start_seq":3}""", 1, 3, 3)]
    [InlineData("""{"name":"S","opt_start_time":"1970-01-01T00:00:02Z"}""", 1, 3, 3)]
    [InlineData("""{"name":"S","subject_transforms":[{"src":"s.b","dest":"m.b"},{"src":"s.c","dest":""}]}""", 2, 2, 3)]
    public void A_mirror_takes_what_it_asks_for(string mirror, int messages, int first, int last)
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", $$"""{"name":"M","mirror":{{mirror}}}""");
        Assert.Equal((messages, first, last), Extent(rig, "M"));
    }

    [Fact]
    public void Subjects_are_those_of_the_first_transform_that_fits_and_then_of_the_streams_own()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """
            {"name":"M","mirror":{"name":"S","subject_transforms":[{"src":"s.a","dest":"m.a"},{"src":"s.b","dest":"s.z"}]},
             "subject_transform":{"src":"m.*","dest":"own.{{wildcard(1)}}"}}
            """);
        JsonElement subjects = rig.Do("STREAM.INFO.M", """{"subjects_filter":">"}""").GetProperty("state").GetProperty("subjects");
        Assert.Equal("""{"own.a":1,"s.z":1}""", subjects.GetRawText());
    }

    [Fact]
    public void Consumers_of_mirrors_are_hidden_and_end_with_them()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        Assert.Equal(0, rig.Do("CONSUMER.NAMES.S").GetProperty("total").GetInt32());
        Assert.Equal(0, rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("consumer_count").GetInt32());
        Assert.True(rig.Server.TryGet("$G", out var account));
        Assert.Equal(1, account.ConsumerCount);
        rig.Do("STREAM.DELETE.M");
        Assert.Equal(0, account.ConsumerCount);
    }

    [Fact]
    public void An_origin_that_is_missing_is_said_and_asked_again()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        JsonElement error = rig.Do("STREAM.INFO.M").GetProperty("mirror").GetProperty("error");
        Assert.Equal("""{"code":404,"err_code":10059,"description":"stream not found"}""", error.GetRawText());
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"]}""");
        rig.Publish("s.a");
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1, 1), Extent(rig, "M"));
        Assert.False(rig.Do("STREAM.INFO.M").GetProperty("mirror").TryGetProperty("error", out _));
    }

    [Fact]
    public void A_mirror_whose_origin_fell_silent_goes_on_where_it_was()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        Assert.True(rig.Server.TryGet("$G", out var account));
        Assert.True(account.TryGet("S", out var origin));
        origin.Post(stream => stream.DeleteConsumer(stream.Consumers.All[0]));
        rig.Publish("s.d");
        Assert.Equal((3, 1, 3), Extent(rig, "M"));
        rig.Time.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal((4, 1, 4), Extent(rig, "M"));
    }

    [Fact]
    public void Heartbeats_keep_a_quiet_mirror_alive()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        rig.Listen("$JS.API.CONSUMER.CREATE.>");
        rig.Time.Advance(TimeSpan.FromSeconds(60.5));
        Assert.Empty(rig.Received());
        Assert.InRange(rig.Do("STREAM.INFO.M").GetProperty("mirror").GetProperty("active").GetInt64(), 1, 1_100_000_000);
    }

    [Fact]
    public void A_mirror_that_is_full_waits_until_it_has_room()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"},"max_msgs":2,"discard":"new"}""");
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((2, 1, 2), Extent(rig, "M"));
        rig.Do("STREAM.UPDATE.M", """{"name":"M","mirror":{"name":"S"},"max_msgs":5,"discard":"new"}""");
        rig.Time.Advance(TimeSpan.FromSeconds(70));
        Assert.Equal((3, 1, 3), Extent(rig, "M"));
    }

    [Fact]
    public void More_than_a_window_of_flow_control_comes_through()
    {
        using ApiRig rig = Filled();
        string large = new('x', 900_000);
        for (int i = 0; i < 8; i++)
        {
            rig.Publish("s.large", large);
        }

        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        Assert.Equal((11, 1, 11), Extent(rig, "M"));
    }

    [Fact]
    public void A_mirror_without_its_mirror_is_a_stream_like_others()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        Assert.Equal("503", Assert.Single(rig.AskRaw("=m")).Status);
        rig.Do("STREAM.UPDATE.M", """{"name":"M","subjects":["m"]}""");
        rig.Publish("s.a");
        rig.Publish("m");
        Assert.Equal((4, 1, 4), Extent(rig, "M"));
        Assert.False(rig.Do("STREAM.INFO.M").TryGetProperty("mirror", out _));
    }

    [Fact]
    public void A_purged_mirror_goes_on_with_what_is_new()
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        rig.Do("STREAM.PURGE.M");
        rig.Publish("s.a");
        Assert.Equal((1, 4, 4), Extent(rig, "M"));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData(",\"filter_subject\":\"s.b\"", 3)]
    [InlineData(",\"opt_start_seq\":20", 19)]
    public void A_mirror_begins_behind_what_its_origin_has_no_more(string fields, int last)
    {
        using ApiRig rig = Filled();
        rig.Do("STREAM.PURGE.S");
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"FIELDS}}""".Replace("FIELDS", fields, StringComparison.Ordinal));
        Assert.Equal((0, last + 1, last), Extent(rig, "M"));
    }

    [Fact]
    public void A_mirror_answers_direct_gets_for_an_origin_that_is_not_here()
    {
        using ApiRig rig = Filled(""","allow_direct":true""");
        rig.Do("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S"}}""");
        Assert.Equal("S", Assert.Single(rig.AskRaw("DIRECT.GET.S.s.a")).Header("Nats-Stream"));
        rig.Do("STREAM.DELETE.S");
        Assert.Equal("M", Assert.Single(rig.AskRaw("DIRECT.GET.S.s.a")).Header("Nats-Stream"));
    }

    [Fact]
    public void An_origin_is_reached_by_the_prefixes_that_the_configuration_names()
    {
        using ApiRig rig = Filled(domain: "hub");
        rig.Listen("$JS.hub.API.CONSUMER.>");
        List<ApiMessage> seen = rig.AskRaw("STREAM.CREATE.M", """{"name":"M","mirror":{"name":"S","external":{"api":"$JS.hub.API","deliver":"dd"}}}""");
        ApiMessage request = Assert.Single(seen, message => message.Subject == "$JS.hub.API.CONSUMER.CREATE.S");
        Assert.Equal("4", request.Header("Nats-Required-Api-Level"));
        using JsonDocument body = JsonDocument.Parse(request.Payload);
        JsonElement config = body.RootElement.GetProperty("config");
        Assert.StartsWith("dd.", config.GetProperty("deliver_subject").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            """{"_nats.mirror.acc":"$G","_nats.mirror.domain":"hub","_nats.mirror.stream":"M"}""", config.GetProperty("metadata").GetRawText());
        Assert.Equal((3, 1, 3), Extent(rig, "M"));
    }

    /// <summary>Three messages, one each second: s.a, s.b, s.c.</summary>
    internal static ApiRig Filled(string fields = "", string domain = "")
    {
        ApiRig rig = new(domain);
        rig.Do("STREAM.CREATE.S", $$"""{"name":"S","subjects":["s.>"]{{fields}}}""");
        foreach (string token in (string[])["a", "b", "c"])
        {
            rig.Publish("s." + token, token);
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return rig;
    }

    internal static (int Messages, int First, int Last) Extent(ApiRig rig, string stream)
    {
        JsonElement state = rig.Do("STREAM.INFO." + stream).GetProperty("state");
        return (state.GetProperty("messages").GetInt32(), state.GetProperty("first_seq").GetInt32(), state.GetProperty("last_seq").GetInt32());
    }

    internal static string Headers(ApiRig rig, string stream, int sequence)
    {
        JsonElement message = rig.Do("STREAM.MSG.GET." + stream, $$"""{"seq":{{sequence}}}""").GetProperty("message");
        return message.TryGetProperty("hdrs", out JsonElement headers) ? System.Text.Encoding.UTF8.GetString(headers.GetBytesFromBase64()) : "";
    }
}
