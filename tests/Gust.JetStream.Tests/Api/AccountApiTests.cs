using System.Text.Json;
using Gust.JetStream.Api;
using Gust.JetStream.Hosting;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Tests.Api;

public sealed class AccountApiTests
{
    [Fact]
    public void Info_counts_what_there_is_and_what_was_asked_before()
    {
        using ApiRig rig = new(domain: "hub");
        rig.Do("STREAM.CREATE.S", """{"name":"S","max_bytes":1000}""");
        rig.Publish("S");
        rig.Do("STREAM.CREATE.M", """{"name":"M","storage":"memory","max_bytes":500}""");
        rig.Do("CONSUMER.CREATE.S.c", """{"stream_name":"S","config":{"durable_name":"c"}}""");
        Assert.Equal(10059, rig.Refusal("STREAM.INFO.N"));
        rig.Do("STREAM.MSG.GET.S", """{"seq":1}""");
        JsonElement info = rig.Do("INFO", "whatever");
        Assert.Equal((2, 1), (Number(info, "streams"), Number(info, "consumers")));
        Assert.Equal((1000, 500), (Number(info, "reserved_storage"), Number(info, "reserved_memory")));
        Assert.Equal((32, 0), (Number(info, "storage"), Number(info, "memory")));
        Assert.Equal("hub", info.GetProperty("domain").GetString());
        Assert.Equal("""{"level":5,"total":4,"errors":1}""", info.GetProperty("api").GetRawText());
    }

    [Fact]
    public void An_account_without_jetstream_is_told_so_whatever_it_asks()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["a"],"allow_direct":true}""");
        rig.Server.Disable(rig.Global);
        Assert.Equal(10039, rig.Refusal("INFO"));
        Assert.Equal(10039, rig.Refusal("STREAM.INFO.S"));
        Assert.Equal(10010, rig.Refusal("STREAM.CANCEL_MOVE.S"));
        Assert.Equal("503", Assert.Single(rig.AskRaw("DIRECT.GET.S", """{"seq":1}""")).Status);
        rig.Server.Enable(rig.Global, RuleLimits.Unlimited);
        rig.Do("STREAM.INFO.S");
    }

    [Theory]
    [InlineData("6", 10185)]
    [InlineData("x", 10185)]
    [InlineData("5", 0)]
    [InlineData("-1", 0)]
    public void A_request_that_demands_a_higher_level_is_refused(string level, int error)
    {
        using ApiRig rig = new();
        Assert.Equal(error, rig.Refusal("STREAM.NAMES", "", $"Nats-Required-Api-Level: {level}"));
    }

    [Fact]
    public void Errors_have_the_mandatory_fields_only()
    {
        using ApiRig rig = new();
        Assert.DoesNotContain("\"api\"", rig.Ask("INFO", "", "Nats-Required-Api-Level: 6").GetRawText(), StringComparison.Ordinal);
        Assert.EndsWith("\"total\":0,\"offset\":0,\"limit\":0,\"streams\":null}", rig.Ask("STREAM.NAMES", "[]").GetRawText(), StringComparison.Ordinal);
        Assert.EndsWith("\"purged\":0}", rig.Ask("STREAM.PURGE.N").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("META.LEADER.STEPDOWN")]
    [InlineData("SERVER.REMOVE")]
    [InlineData("ACCOUNT.PURGE.$G")]
    [InlineData("NOTHING")]
    public void What_is_for_the_system_account_is_not_answered_to_others(string request)
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S"}""");
        Assert.Empty(rig.AskRaw(request));
        rig.Do("STREAM.INFO.S");
    }

    [Fact]
    public void The_system_account_purges_an_account()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S"}""");
        rig.Do("STREAM.CREATE.T", """{"name":"T"}""");
        JetStreamAccount system = rig.Server.HomeOf(rig.System);
        system.Post(new ApiCall(system, new ApiSubject(ApiVerb.AccountPurge, "$G"), "$JS.API.ACCOUNT.PURGE.$G", [], [], [], Client: null));
        Assert.Equal("null", rig.Do("STREAM.NAMES").GetProperty("streams").GetRawText());
    }

    [Fact]
    public void Who_audits_gets_requests_and_answers()
    {
        using ApiRig rig = new(domain: "hub");
        rig.Do("STREAM.CREATE.S", """{"name":"S"}""");
        rig.Listen("$JS.EVENT.ADVISORY.API");
        List<ApiMessage> messages = rig.AskRaw("STREAM.PURGE.S", """{"keep":1}""");
        JsonElement audit = JsonDocument.Parse(messages.Single(message => message.Subject == "$JS.EVENT.ADVISORY.API").Payload).RootElement;
        Assert.Equal("""{"keep":1}""", audit.GetProperty("request").GetString());
        Assert.Equal(messages.Single(message => message.Subject != "$JS.EVENT.ADVISORY.API").Payload, audit.GetProperty("response").GetString());
        Assert.Equal("$JS.API.STREAM.PURGE.S", audit.GetProperty("subject").GetString());
    }

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();
}
