namespace Gust.JetStream.Tests.Api;

public sealed class DirectGetTests
{
    [Theory]
    [InlineData("S", """{"seq":1}""", 1)]
    [InlineData("S", """{"seq":1,"unknown":true}""", 1)]
    [InlineData("S", """{"last_by_subj":"a.1"}""", 4)]
    [InlineData("S", """{"next_by_subj":"a.*","seq":2}""", 3)]
    [InlineData("S", """{"start_time":"1960-01-01T00:00:00Z"}""", 1)]
    [InlineData("S.a.1", "", 4)]
    [InlineData("S.a.1", "{}", 4)]
    public void A_message_comes_with_where_it_is_from(string what, string request, int sequence)
    {
        using ApiRig rig = MessageGetTests.Filled();
        ApiMessage message = Assert.Single(rig.AskRaw("DIRECT.GET." + what, request));
        Assert.Equal($"{sequence}", message.Header("Nats-Sequence"));
        Assert.Equal("S", message.Header("Nats-Stream"));
        Assert.Equal(sequence == 3 ? "a.3" : "a.1", message.Header("Nats-Subject"));
        Assert.Equal(sequence == 1 ? "y" : "", message.Header("X"));
    }

    [Theory]
    [InlineData("S", "", "408 Empty Request")]
    [InlineData("S", """{"batch":2,"up_to_seq":3}""", "408 Empty Request")]
    [InlineData("S", "[]", "408 Malformed Request")]
    [InlineData("S.a.1", "x", "408 Malformed Request")]
    [InlineData("S.a.1", """{"seq":1}""", "408 Bad Request")]
    [InlineData("S", """{"seq":1,"last_by_subj":"a.1"}""", "408 Bad Request")]
    [InlineData("S", """{"batch":1,"last_by_subj":"a.1"}""", "408 Bad Request")]
    [InlineData("S", """{"multi_last":["a.*"],"next_by_subj":"a.1"}""", "408 Bad Request")]
    [InlineData("S", """{"seq":1,"up_to_seq":3,"up_to_time":"1990-01-01T00:00:00Z"}""", "408 Bad Request")]
    [InlineData("S", """{"seq":2}""", "404 Message Not Found")]
    [InlineData("S", """{"batch":5,"seq":9}""", "404 Message Not Found")]
    [InlineData("S.b", "", "404 Message Not Found")]
    [InlineData("S", """{"multi_last":["b"]}""", "404 No Results")]
    [InlineData("S", """{"multi_last":["a.*"],"up_to_time":"1960-01-01T00:00:00Z"}""", "404 No Results")]
    [InlineData("None", """{"seq":1}""", "503")]
    public void What_cannot_be_had_is_told_by_a_status(string what, string request, string status)
    {
        using ApiRig rig = MessageGetTests.Filled();
        Assert.Equal(status, Assert.Single(rig.AskRaw("DIRECT.GET." + what, request)).Status);
    }

    [Fact]
    public void Only_the_payload_comes_when_no_headers_are_wanted()
    {
        using ApiRig rig = MessageGetTests.Filled();
        Assert.Equal(new ApiMessage("_INBOX.api", "", "one"), Assert.Single(rig.AskRaw("DIRECT.GET.S", """{"seq":1,"no_hdr":true}""")));
    }

    [Theory]
    [InlineData("""{"batch":2,"seq":1}""", "1:2:0 3:1:1 EOB:1:3:")]
    [InlineData("""{"batch":9,"seq":2}""", "3:1:0 4:0:3 EOB:0:4:")]
    [InlineData("""{"batch":9,"next_by_subj":"a.1"}""", "1:1:0 4:0:1 EOB:0:4:")]
    [InlineData("""{"batch":9,"seq":1,"max_bytes":1}""", "1:2:0 EOB:2:1:")]
    [InlineData("""{"batch":-1,"seq":1}""", "EOB:3:0:")]
    [InlineData("""{"multi_last":["a.*"]}""", "3:1:0 4:0:3 EOB:0:4:4")]
    [InlineData("""{"multi_last":["a.*","a.1"],"batch":1}""", "3:1:0 EOB:1:3:4")]
    [InlineData("""{"multi_last":["a.>"],"up_to_seq":3}""", "1:1:0 3:0:1 EOB:0:3:3")]
    [InlineData("""{"multi_last":["a.>"],"seq":9}""", "EOB:0:0:4")]
    public void Several_messages_count_down_to_an_end(string request, string expected)
    {
        using ApiRig rig = MessageGetTests.Filled();
        Assert.Equal(expected, string.Join(' ', rig.AskRaw("DIRECT.GET.S", request).Select(Shown)));
    }

    [Fact]
    public void A_long_batch_comes_whole()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.L", """{"name":"L","allow_direct":true,"storage":"memory"}""");
        for (int i = 0; i < 1000; i++)
        {
            rig.Publish("L");
        }

        List<ApiMessage> messages = rig.AskRaw("DIRECT.GET.L", """{"batch":1000,"seq":1}""");
        Assert.Equal(1001, messages.Count);
        Assert.Equal("EOB:0:1000:", Shown(messages[^1]));
    }

    [Fact]
    public void The_last_messages_of_too_many_subjects_are_not_looked_up()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.M", """{"name":"M","subjects":["m.*"],"allow_direct":true,"storage":"memory"}""");
        for (int i = 0; i < 1025; i++)
        {
            rig.Publish($"m.{i}");
        }

        Assert.Equal("413 Too Many Results", Assert.Single(rig.AskRaw("DIRECT.GET.M", """{"multi_last":["m.*"]}""")).Status);
        Assert.Equal(1025, rig.AskRaw("DIRECT.GET.M", """{"multi_last":["m.*"],"up_to_seq":1024}""").Count);
    }

    [Fact]
    public void A_level_that_the_server_does_not_have_is_told()
    {
        using ApiRig rig = MessageGetTests.Filled();
        ApiMessage answer = Assert.Single(rig.AskRaw("DIRECT.GET.S", """{"seq":1}""", "Nats-Required-Api-Level: 6"));
        Assert.Equal("412 Required Api Level", answer.Status);
    }

    private static string Shown(ApiMessage message)
    {
        string rest = $":{message.Header("Nats-Num-Pending")}:{message.Header("Nats-Last-Sequence")}";
        return message.Status.Length > 0 ? $"{message.Status[4..]}{rest}:{message.Header("Nats-UpTo-Sequence")}" : message.Header("Nats-Sequence") + rest;
    }
}
