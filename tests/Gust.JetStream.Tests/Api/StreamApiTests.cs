using System.Text.Json;

namespace Gust.JetStream.Tests.Api;

public sealed class StreamApiTests
{
    [Fact]
    public void A_stream_is_created_once_and_again_when_it_is_the_same()
    {
        using ApiRig rig = new(domain: "hub");
        JsonElement first = rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a.>"]}""");
        JsonElement second = rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a.>"]}""");
        Assert.True(first.GetProperty("did_create").GetBoolean());
        Assert.True(second.GetProperty("did_create").GetBoolean());
        Assert.False(first.TryGetProperty("domain", out _));
        Assert.Equal(10058, rig.Refusal("STREAM.CREATE.S", """{"name":"S","subjects":["b.>"]}"""));
    }

    [Fact]
    public void An_update_holds_at_once_and_tells_where_the_stream_is()
    {
        using ApiRig rig = new(domain: "hub");
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a"]}""");
        rig.Publish("a");
        rig.Publish("a");
        JsonElement updated = rig.Do("STREAM.UPDATE.S", """{"name":"S","subjects":["a","b"],"max_msgs":1}""");
        Assert.Equal(1, updated.GetProperty("state").GetProperty("messages").GetInt32());
        Assert.Equal("hub", updated.GetProperty("domain").GetString());
        rig.Publish("b");
        Assert.Equal(3, rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("last_seq").GetInt32());
    }

    [Theory]
    [InlineData("STREAM.CREATE.S", "", 10056)]
    [InlineData("STREAM.CREATE.S", "[]", 10025)]
    [InlineData("STREAM.UPDATE.S", "{}", 10052)]
    [InlineData("STREAM.UPDATE.N", """{"name":"N"}""", 10059)]
    [InlineData("STREAM.INFO.N", "", 10059)]
    [InlineData("STREAM.INFO.N", """{"x":1}""", 10025)]
    [InlineData("STREAM.DELETE.N", "x", 10038)]
    [InlineData("STREAM.DELETE.N", " { } ", 10059)]
    [InlineData("STREAM.PURGE.N", """{"seq":2,"keep":1}""", 10003)]
    [InlineData("STREAM.PURGE.N", "", 10059)]
    [InlineData("STREAM.MSG.GET.N", "{}", 10003)]
    [InlineData("STREAM.MSG.GET.N", """{"seq":1}""", 10059)]
    [InlineData("STREAM.MSG.DELETE.N", "", 10003)]
    [InlineData("STREAM.LEADER.STEPDOWN.N", "", 10010)]
    [InlineData("STREAM.CANCEL_MOVE.N", "[", 10010)]
    public void What_is_wrong_with_a_request_is_told_in_the_order_of_the_reference(string request, string body, int error)
    {
        using ApiRig rig = new();
        Assert.Equal(error, rig.Refusal(request, body));
    }

    [Fact]
    public void Names_and_lists_are_sorted_and_come_in_pages()
    {
        using ApiRig rig = new();
        foreach (string name in (string[])["B", "C", "A"])
        {
            rig.Do("STREAM.CREATE." + name, $$"""{"name":"{{name}}","subjects":["{{name}}.>"]}""");
        }

        JsonElement names = rig.Do("STREAM.NAMES", """{"offset":1}""");
        Assert.Equal("""["B","C"]""", names.GetProperty("streams").GetRawText());
        Assert.Equal(3, names.GetProperty("total").GetInt32());
        Assert.Equal("null", rig.Do("STREAM.NAMES", """{"offset":9}""").GetProperty("streams").GetRawText());
        Assert.Equal("""["C"]""", rig.Do("STREAM.NAMES", """{"subject":"C.*"}""").GetProperty("streams").GetRawText());
        JsonElement list = rig.Do("STREAM.LIST");
        Assert.Equal(["A", "B", "C"], list.GetProperty("streams").EnumerateArray().Select(NameOf));
        Assert.Equal(256, list.GetProperty("limit").GetInt32());
        Assert.Equal("[]", rig.Do("STREAM.LIST", """{"subject":"none"}""").GetProperty("streams").GetRawText());
    }

    [Fact]
    public void Only_an_answer_about_one_stream_tells_of_the_server()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S"}""");
        JsonElement metadata = rig.Do("STREAM.INFO.S").GetProperty("config").GetProperty("metadata");
        Assert.Equal("5", metadata.GetProperty("_nats.level").GetString());
        JsonElement listed = rig.Do("STREAM.LIST").GetProperty("streams")[0].GetProperty("config").GetProperty("metadata");
        Assert.Equal("""{"_nats.req.level":"0"}""", listed.GetRawText());
    }

    [Fact]
    public void Info_shows_subjects_in_pages_and_missing_sequences()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a.>"]}""");
        for (int i = 0; i < 300; i++)
        {
            rig.Publish($"a.{i % 3}");
        }

        int[] gone = [2, 3, 100, 297];
        foreach (int sequence in gone)
        {
            rig.Do("STREAM.MSG.DELETE.S", $$"""{"seq":{{sequence}}}""");
        }

        JsonElement info = rig.Do("STREAM.INFO.S", """{"deleted_details":true,"subjects_filter":"a.*","offset":1}""");
        JsonElement state = info.GetProperty("state");
        Assert.Equal("[2,3,100,297]", state.GetProperty("deleted").GetRawText());
        Assert.Equal("""{"a.1":99,"a.2":98}""", state.GetProperty("subjects").GetRawText());
        Assert.Equal((3, 1, 100_000), (Number(info, "total"), Number(info, "offset"), Number(info, "limit")));
        JsonElement none = rig.Do("STREAM.INFO.S", """{"subjects_filter":"b"}""");
        Assert.Equal((0, 0), (Number(none, "total"), Number(none, "limit")));
    }

    [Fact]
    public void A_purge_takes_a_subject_what_is_below_a_sequence_or_all_but_the_newest()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a.>"]}""");
        foreach (string subject in (string[])["a.1", "a.2", "a.1", "a.2", "a.1"])
        {
            rig.Publish(subject);
        }

        Assert.Equal(2, Number(rig.Do("STREAM.PURGE.S", """{"filter":"a.1","keep":1}"""), "purged"));
        Assert.Equal(1, Number(rig.Do("STREAM.PURGE.S", """{"seq":3}"""), "purged"));
        Assert.Equal(0, Number(rig.Do("STREAM.PURGE.S", """{"filter":"a..1"}"""), "purged"));
        Assert.Equal(2, Number(rig.Do("STREAM.PURGE.S"), "purged"));
    }

    [Fact]
    public void Sealed_streams_and_those_that_deny_it_lose_nothing()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","deny_delete":true,"deny_purge":true}""");
        rig.Publish("S");
        Assert.Equal(10057, rig.Refusal("STREAM.MSG.DELETE.S", """{"seq":1}"""));
        Assert.Equal(10110, rig.Refusal("STREAM.PURGE.S"));
        rig.Do("STREAM.UPDATE.S", """{"name":"S","deny_delete":true,"deny_purge":true,"sealed":true}""");
        Assert.Equal(10109, rig.Refusal("STREAM.MSG.DELETE.S", """{"seq":1}"""));
        Assert.Equal(10109, rig.Refusal("STREAM.PURGE.S"));
    }

    [Theory]
    [InlineData("file", 2, 10043)]
    [InlineData("file", 0, 10057)]
    [InlineData("file", 9, 10057)]
    [InlineData("memory", 2, 10043)]
    [InlineData("memory", 9, 10043)]
    public void A_message_that_is_not_there_is_missed_in_the_words_of_the_store(string storage, int sequence, int error)
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", $$"""{"name":"S","storage":"{{storage}}"}""");
        rig.Publish("S");
        rig.Publish("S");
        rig.Publish("S");
        rig.Do("STREAM.MSG.DELETE.S", """{"seq":2}""");
        Assert.Equal(error, rig.Refusal("STREAM.MSG.DELETE.S", $$"""{"seq":{{sequence}}}"""));
    }

    [Fact]
    public void A_deleted_stream_is_gone_for_requests_messages_and_consumers()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a"],"allow_direct":true}""");
        rig.Do("CONSUMER.CREATE.S.c", """{"stream_name":"S","config":{"durable_name":"c","ack_policy":"explicit"}}""");
        Assert.True(rig.Do("STREAM.DELETE.S").GetProperty("success").GetBoolean());
        Assert.Equal(10059, rig.Refusal("STREAM.DELETE.S"));
        foreach (string request in (string[])["=a", "CONSUMER.MSG.NEXT.S.c", "DIRECT.GET.S"])
        {
            Assert.Equal("503", Assert.Single(rig.AskRaw(request, "{}")).Status);
        }
    }

    [Fact]
    public void Streams_tell_of_their_beginning_change_and_end()
    {
        using ApiRig rig = new(domain: "hub");
        rig.Listen("$JS.EVENT.ADVISORY.STREAM.>");
        List<ApiMessage> told =
        [
            .. rig.AskRaw("STREAM.CREATE.S", """{"name":"S"}"""),
            .. rig.AskRaw("STREAM.CREATE.S", """{"name":"S"}"""),
            .. rig.AskRaw("STREAM.UPDATE.S", """{"name":"S"}"""),
            .. rig.AskRaw("STREAM.DELETE.S"),
        ];
        string[] subjects = [.. told.Select(message => message.Subject).Where(subject => subject.StartsWith("$JS", StringComparison.Ordinal))];
        Assert.Equal(["CREATED", "UPDATED", "DELETED"], subjects.Select(subject => subject.Split('.')[4]));
        Assert.Contains("\"stream\":\"S\",\"action\":\"create\",\"domain\":\"hub\"", told[0].Payload, StringComparison.Ordinal);
    }

    private static string? NameOf(JsonElement stream) => stream.GetProperty("config").GetProperty("name").GetString();

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();
}
