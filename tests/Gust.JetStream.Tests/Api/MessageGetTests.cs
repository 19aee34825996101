using System.Text.Json;

namespace Gust.JetStream.Tests.Api;

public sealed class MessageGetTests
{
    [Theory]
    [InlineData("""{"seq":1}""", 1)]
    [InlineData("""{"last_by_subj":"a.1"}""", 4)]
    [InlineData("""{"last_by_subj":"a.*"}""", 4)]
    [InlineData("""{"next_by_subj":"a.1"}""", 1)]
    [InlineData("""{"next_by_subj":"a.1","seq":2}""", 4)]
    [InlineData("""{"start_time":"1960-01-01T00:00:00Z"}""", 1)]
    [InlineData("""{"start_time":"1960-01-01T00:00:00Z","next_by_subj":"a.3"}""", 3)]
    [InlineData("""{"seq":3,"up_to_seq":1,"no_hdr":true,"multi_last":["a.1"]}""", 3)]
    public void A_message_is_found(string request, int sequence)
    {
        using ApiRig rig = Filled();
        Assert.Equal(sequence, rig.Do("STREAM.MSG.GET.S", request).GetProperty("message").GetProperty("seq").GetInt32());
    }

    [Theory]
    [InlineData("""{"seq":2}""", 10037)]
    [InlineData("""{"last_by_subj":"a..1"}""", 10037)]
    [InlineData("""{"next_by_subj":"a.1","seq":9}""", 10037)]
    [InlineData("""{"start_time":"9999-01-01T00:00:00Z"}""", 10037)]
    [InlineData("""{"no_hdr":true}""", 10003)]
    [InlineData("""{"seq":1,"last_by_subj":"a.1"}""", 10003)]
    [InlineData("""{"seq":1,"start_time":"1960-01-01T00:00:00Z"}""", 10003)]
    [InlineData("""{"next_by_subj":"a.1","last_by_subj":"a.1"}""", 10003)]
    [InlineData("""{"seq":1,"batch":2}""", 10003)]
    [InlineData("""{"seq":1,"max_bytes":2}""", 10003)]
    [InlineData("garbage", 10025)]
    public void A_message_is_not_found_or_not_named_rightly(string request, int error)
    {
        using ApiRig rig = Filled();
        Assert.Equal(error, rig.Refusal("STREAM.MSG.GET.S", request));
    }

    [Fact]
    public void A_message_comes_with_headers_and_data_in_base_64()
    {
        using ApiRig rig = Filled();
        JsonElement message = rig.Do("STREAM.MSG.GET.S", """{"seq":1}""").GetProperty("message");
        Assert.Equal("NATS/1.0\r\nX: y\r\n\r\n"u8, message.GetProperty("hdrs").GetBytesFromBase64());
        Assert.Equal("one"u8, message.GetProperty("data").GetBytesFromBase64());
        Assert.False(rig.Do("STREAM.MSG.GET.S", """{"seq":3}""").GetProperty("message").TryGetProperty("hdrs", out _));
    }

    internal static ApiRig Filled()
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a.>"],"allow_direct":true}""");
        rig.Publish("a.1", "one", "X: y");
        rig.Publish("a.2", "two");
        rig.Publish("a.3", "three");
        rig.Publish("a.1", "four");
        rig.Do("STREAM.MSG.DELETE.S", """{"seq":2}""");
        return rig;
    }
}
