using System.Text.Json;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Api;

public sealed class ConsumerApiTests
{
    private const string Explicit = """{"stream_name":"S","config":{"durable_name":"c","ack_policy":"explicit"}}""";

    [Fact]
    public void A_consumer_is_created_listed_shown_and_deleted()
    {
        using ApiRig rig = Filled();
        JsonElement created = rig.Do("CONSUMER.CREATE.S.c", Explicit);
        Assert.Equal((2, 0), (Number(created, "num_pending"), Number(created, "num_ack_pending")));
        Assert.Equal("""["c"]""", rig.Do("CONSUMER.NAMES.S").GetProperty("consumers").GetRawText());
        JsonElement listed = rig.Do("CONSUMER.LIST.S").GetProperty("consumers")[0].GetProperty("config");
        Assert.Equal("""{"_nats.req.level":"0"}""", listed.GetProperty("metadata").GetRawText());
        Assert.Equal("c", rig.Do("CONSUMER.INFO.S.c").GetProperty("name").GetString());
        Assert.Equal(1, Number(rig.Do("STREAM.INFO.S").GetProperty("state"), "consumer_count"));
        rig.Do("CONSUMER.DELETE.S.c");
        Assert.Equal(10014, rig.Refusal("CONSUMER.INFO.S.c"));
        Assert.Equal("503", Assert.Single(rig.AskRaw("CONSUMER.MSG.NEXT.S.c")).Status);
    }

    [Theory]
    [InlineData("CONSUMER.CREATE.S", "", 10056)]
    [InlineData("CONSUMER.CREATE.S", """{"stream_name":"S","config":{"durable_name":"d"}}""", 10020)]
    [InlineData("CONSUMER.CREATE.N", """{"stream_name":"N"}""", 10059)]
    [InlineData("CONSUMER.CREATE.N.x", """{"stream_name":"N","config":{"durable_name":"z"}}""", 10017)]
    [InlineData("CONSUMER.CREATE.S.x", """{"stream_name":"S","config":{"durable_name":"x"},"action":"update"}""", 10149)]
    [InlineData("CONSUMER.CREATE.S.x.a", """{"stream_name":"S","config":{"filter_subject":"b"}}""", 10131)]
    [InlineData("CONSUMER.DURABLE.CREATE.S.x", """{"stream_name":"S"}""", 10018)]
    [InlineData("CONSUMER.INFO.N.c", "x", 10038)]
    [InlineData("CONSUMER.INFO.N.c", "", 10059)]
    [InlineData("CONSUMER.DELETE.S.c", "", 10014)]
    [InlineData("CONSUMER.NAMES.N", """{"bad":1}""", 10025)]
    [InlineData("CONSUMER.LIST.N", "", 10059)]
    [InlineData("CONSUMER.PAUSE.S.c", "", 10014)]
    [InlineData("CONSUMER.UNPIN.N.c", "{}", 10025)]
    [InlineData("CONSUMER.UNPIN.N.c", """{"group":"g"}""", 10059)]
    [InlineData("CONSUMER.LEADER.STEPDOWN.S.c", "", 10010)]
    public void What_is_wrong_with_a_request_is_told_in_the_order_of_the_reference(string request, string body, int error)
    {
        using ApiRig rig = Filled();
        Assert.Equal(error, rig.Refusal(request, body));
    }

    [Fact]
    public void Creating_what_is_there_is_fine_when_it_is_the_same()
    {
        using ApiRig rig = Filled();
        string created = rig.Do("CONSUMER.CREATE.S.c", Explicit).GetProperty("created").GetRawText();
        rig.Time.AdvanceMs(10);
        Assert.Equal(created, rig.Do("CONSUMER.CREATE.S.c", Explicit[..^1] + ""","action":"create"}""").GetProperty("created").GetRawText());
        string other = """{"stream_name":"S","config":{"durable_name":"c","ack_policy":"explicit","description":"d"},"action":"A"}""";
        Assert.Equal(10148, rig.Refusal("CONSUMER.CREATE.S.c", other.Replace("\"A\"", "\"create\"", StringComparison.Ordinal)));
        rig.Do("CONSUMER.CREATE.S.c", other.Replace("\"A\"", "\"update\"", StringComparison.Ordinal));
        Assert.Equal("d", rig.Do("CONSUMER.INFO.S.c").GetProperty("config").GetProperty("description").GetString());
    }

    [Fact]
    public void A_consumer_without_a_name_gets_one_of_eight_characters_that_is_not_shown_as_configured()
    {
        using ApiRig rig = Filled();
        JsonElement created = rig.Do("CONSUMER.CREATE.S", """{"stream_name":"S"}""");
        Assert.Equal(8, created.GetProperty("name").GetString()!.Length);
        Assert.False(created.GetProperty("config").TryGetProperty("name", out _));
    }

    [Fact]
    public void A_push_consumer_that_is_bound_delivers_nowhere_else()
    {
        using ApiRig rig = Filled();
        rig.Listen("there");
        rig.Do("CONSUMER.CREATE.S.free", Push("free", "nowhere"));
        rig.Do("CONSUMER.CREATE.S.free", Push("free", "elsewhere"));
        rig.AskRaw("CONSUMER.CREATE.S.c", Push("c", "there"));
        Assert.True(rig.Do("CONSUMER.INFO.S.c").GetProperty("push_bound").GetBoolean());
        Assert.Equal(10013, rig.Refusal("CONSUMER.CREATE.S.c", Push("c", "elsewhere")));
        Assert.Equal(10012, rig.Refusal("CONSUMER.CREATE.S.c", Explicit));
    }

    [Fact]
    public void A_pause_stops_deliveries_until_it_ends()
    {
        using ApiRig rig = Filled();
        rig.Do("CONSUMER.CREATE.S.c", Explicit);
        JsonElement paused = rig.Do("CONSUMER.PAUSE.S.c", """{"pause_until":"1970-01-02T02:00:00+02:00"}""");
        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.Equal("1970-01-02T00:00:00Z", paused.GetProperty("pause_until").GetString());
        Assert.Empty(rig.AskRaw("CONSUMER.MSG.NEXT.S.c"));
        Assert.Equal("1", rig.Do("CONSUMER.INFO.S.c").GetProperty("config").GetProperty("metadata").GetProperty("_nats.req.level").GetString());
        List<ApiMessage> resumed = rig.AskRaw("CONSUMER.PAUSE.S.c");
        Assert.Contains(resumed, message => message.Payload.Contains("\"paused\":false", StringComparison.Ordinal));
        Assert.Contains(resumed, message => message.Subject == "a");
    }

    [Fact]
    public void A_pause_that_ends_after_all_times_is_one()
    {
        using ApiRig rig = Filled();
        rig.Do("CONSUMER.CREATE.S.c", Explicit);
        Assert.True(rig.Do("CONSUMER.PAUSE.S.c", """{"pause_until":"9999-01-01T00:00:00Z"}""").GetProperty("paused").GetBoolean());
    }

    [Fact]
    public void Unpinning_lets_the_pinned_client_go()
    {
        using ApiRig rig = Filled();
        rig.Do(
            "CONSUMER.CREATE.S.c",
            """{"stream_name":"S","config":{"durable_name":"c","ack_policy":"explicit","priority_policy":"pinned_client","priority_groups":["A"]}}""");
        string first = Assert.Single(rig.AskRaw("CONSUMER.MSG.NEXT.S.c", """{"group":"A"}""")).Header("Nats-Pin-Id");
        JsonElement group = rig.Do("CONSUMER.INFO.S.c").GetProperty("priority_groups")[0];
        Assert.Equal(first, group.GetProperty("pinned_client_id").GetString());
        Assert.Equal(10160, rig.Refusal("CONSUMER.UNPIN.S.c", """{"group":"B"}"""));
        rig.Do("CONSUMER.UNPIN.S.c", """{"group":"A"}""");
        Assert.False(rig.Do("CONSUMER.INFO.S.c").GetProperty("priority_groups")[0].TryGetProperty("pinned_client_id", out _));
        Assert.Equal("invalid JSON: unexpected end of JSON input", Description(rig.Ask("CONSUMER.UNPIN.S.c")));
    }

    [Fact]
    public void A_reset_consumer_delivers_again_from_where_it_is_put()
    {
        using ApiRig rig = Filled();
        rig.Do("CONSUMER.CREATE.S.c", Explicit);
        rig.AskRaw("CONSUMER.MSG.NEXT.S.c", "2");
        Assert.Equal(1, Number(rig.Do("CONSUMER.RESET.S.c"), "reset_seq"));
        Assert.Equal("one", Assert.Single(rig.AskRaw("CONSUMER.MSG.NEXT.S.c")).Payload);
        JsonElement reset = rig.Do("CONSUMER.RESET.S.c", """{"seq":2}""");
        Assert.Equal((2, 1), (Number(reset, "reset_seq"), Number(reset.GetProperty("delivered"), "stream_seq")));
        Assert.Equal("two", Assert.Single(rig.AskRaw("CONSUMER.MSG.NEXT.S.c")).Payload);
        rig.Do("CONSUMER.CREATE.S.n", """{"stream_name":"S","config":{"durable_name":"n","ack_policy":"explicit","deliver_policy":"new"}}""");
        Assert.Equal("invalid reset: not allowed", Description(rig.Ask("CONSUMER.RESET.S.n", """{"seq":1}""")));
        Assert.Empty(rig.AskRaw("CONSUMER.RESET.S.none"));
    }

    [Fact]
    public void A_request_about_consumers_waits_for_the_changes_before_it()
    {
        ManualScheduler disk = new();
        using ApiRig rig = new(journal: disk);
        rig.AskRaw("STREAM.CREATE.S", """{"name":"S","subjects":["a"],"max_consumers":1}""");
        disk.RunAll();
        rig.Received();
        Assert.Empty(rig.AskRaw("CONSUMER.CREATE.S.c", Explicit));
        Assert.Empty(rig.AskRaw("CONSUMER.CREATE.S.d", """{"stream_name":"S","config":{"durable_name":"d"}}"""));
        Assert.Empty(rig.AskRaw("CONSUMER.INFO.S.c"));
        disk.RunAll();
        List<ApiMessage> answers = rig.Received();
        Assert.Equal(3, answers.Count);
        Assert.Contains("10026", answers[1].Payload, StringComparison.Ordinal);
        Assert.Contains("consumer_info_response\",\"stream_name\":\"S\",\"name\":\"c\"", answers[2].Payload, StringComparison.Ordinal);
    }

    private static ApiRig Filled()
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a"],"allow_direct":true}""");
        rig.Publish("a", "one");
        rig.Publish("a", "two");
        return rig;
    }

    private static string Push(string name, string to) =>
        $$$"""{"stream_name":"S","config":{"durable_name":"{{{name}}}","ack_policy":"explicit","deliver_subject":"{{{to}}}"}}""";

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();

    private static string? Description(JsonElement answer) => answer.GetProperty("error").GetProperty("description").GetString();
}
