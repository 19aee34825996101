using Gust.JetStream.Api;

namespace Gust.JetStream.Tests.Api;

public sealed class ApiSubjectTests
{
    [Theory]
    [InlineData("INFO", "AccountInfo", "", "", "")]
    [InlineData("STREAM.CREATE.S", "StreamCreate", "S", "", "")]
    [InlineData("STREAM.MSG.GET.S", "MessageGet", "S", "", "")]
    [InlineData("STREAM.LEADER.STEPDOWN.S", "StreamLeaderStepDown", "S", "", "")]
    [InlineData("CONSUMER.CREATE.S", "ConsumerCreate", "S", "", "")]
    [InlineData("CONSUMER.CREATE.S.C", "ConsumerCreate", "S", "C", "")]
    [InlineData("CONSUMER.CREATE.S.C.a.*.>", "ConsumerCreate", "S", "C", "a.*.>")]
    [InlineData("CONSUMER.DURABLE.CREATE.S.C", "ConsumerDurableCreate", "S", "C", "")]
    [InlineData("CONSUMER.MSG.NEXT.S.C", "ConsumerNext", "S", "C", "")]
    [InlineData("DIRECT.GET.S", "DirectGet", "S", "", "")]
    [InlineData("DIRECT.GET.S.a.b", "DirectGet", "S", "", "a.b")]
    [InlineData("ACCOUNT.STREAM.MOVE.A.S", "AccountStreamMove", "A", "S", "")]
    [InlineData("META.RESCUE", "MetaRescue", "", "", "")]
    public void A_request_is_taken_apart(string subject, string verb, string first, string second, string rest)
    {
        Assert.True(ApiSubject.TryParse("$JS.API." + subject, "", out ApiSubject? parsed));
        Assert.Equal((verb, first, second, rest), (parsed.Verb.ToString(), parsed.First, parsed.Second, parsed.Rest));
    }

    [Theory]
    [InlineData("$JS.API.STREAM.CREATE")]
    [InlineData("$JS.API.STREAM.CREATE.S.more")]
    [InlineData("$JS.API.STREAM.CREATE.")]
    [InlineData("$JS.API.CONSUMER.INFO.S")]
    [InlineData("$JS.API.CONSUMER.CREATE")]
    [InlineData("$JS.API.NOTHING.S")]
    [InlineData("$JS.API")]
    [InlineData("$JS.other.API.INFO")]
    [InlineData("INFO")]
    public void What_nobody_answers_is_no_request(string subject) => Assert.False(ApiSubject.TryParse(subject, "hub", out _));

    [Fact]
    public void A_domain_has_a_prefix_of_its_own_besides_the_common_one()
    {
        Assert.True(ApiSubject.TryParse("$JS.hub.API.STREAM.INFO.S", "hub", out ApiSubject? parsed));
        Assert.Equal(new ApiSubject(ApiVerb.StreamInfo, "S"), parsed);
        Assert.True(ApiSubject.TryParse("$JS.API.INFO", "hub", out _));
    }

    [Fact]
    public void Only_requests_about_servers_and_accounts_are_for_the_system()
    {
        ApiVerb[] forSystem = [.. Enum.GetValues<ApiVerb>().Where(verb => new ApiSubject(verb).IsForSystem)];
        Assert.Equal(
            [
                ApiVerb.MetaLeaderStepDown, ApiVerb.MetaRescue, ApiVerb.ServerRemove, ApiVerb.ServerEvacuate,
                ApiVerb.AccountPurge, ApiVerb.AccountStreamMove, ApiVerb.AccountStreamCancelMove,
            ],
            forSystem);
    }
}
