using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Tests.Tokens;
using Gust.Security.Tokens;

namespace Gust.Security.Tests.Checks;

public sealed class ClaimsCheckTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1000);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1001, 0, null)]
    [InlineData(1000, 0, null)]
    [InlineData(999, 0, ClaimsCheck.Expired)]
    [InlineData(0, 1000, null)]
    [InlineData(0, 1001, ClaimsCheck.NotYetValid)]
    [InlineData(long.MaxValue, 0, null)]
    public void Time_of_claims_is_checked_to_the_second(long expires, long notBefore, string? issue) =>
        Assert.Equal(issue is null ? [] : [issue], ClaimsCheck.Validate(new UserClaims { ExpiresAt = expires, NotBefore = notBefore }, Now));

    [Theory]
    [InlineData("""{"pub":{"allow":["a..b"]}}""")]
    [InlineData("""{"pub":{"deny":[""]}}""")]
    [InlineData("""{"pub":{"allow":["a b"]}}""")]
    [InlineData("""{"sub":{"allow":["a b c"]}}""")]
    [InlineData("""{"sub":{"deny":[".a"]}}""")]
    [InlineData("""{"src":["127.0.0.1"]}""")]
    [InlineData("""{"times":[{"start":"25:00:00","end":"23:00:00"}]}""")]
    [InlineData("""{"times":[{"start":"00:00:00"}]}""")]
    [InlineData("""{"times_location":"Nowhere/Town"}""")]
    [InlineData("""{"issuer_account":"UABC"}""")]
    public void User_that_the_reference_refuses_is_refused(string members) => Assert.Single(Issues(JwtForge.UserWith(members[1..^1])));

    [Theory]
    [InlineData("""{"sub":{"allow":["a b","a.* b.>"],"deny":["x y"]},"pub":{"allow":["a.*.>"]}}""")]
    [InlineData("""{"src":["127.0.0.1/8"],"times":[{"start":"8:00:00","end":"07:00:00"}],"times_location":"Europe/Berlin"}""")]
    public void User_that_the_reference_accepts_is_accepted(string members) => Assert.Empty(Issues(JwtForge.UserWith(members[1..^1])));

    [Theory]
    [InlineData("\"imports\":[]", null)]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"stream\"}]", null)]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"queue\"}]", "neither stream nor service")]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"nobody\",\"type\":\"stream\"}]", "not a public account key")]
    [InlineData("\"imports\":[{\"subject\":\"a..\",\"account\":\"KEY\",\"type\":\"stream\"}]", "not a valid subject")]
    [InlineData("\"imports\":[{\"subject\":\"a.*\",\"account\":\"KEY\",\"type\":\"stream\",\"local_subject\":\"b.$2\"}]", "local_subject")]
    [InlineData("\"imports\":[{\"subject\":\"a.*\",\"account\":\"KEY\",\"type\":\"stream\",\"local_subject\":\"b.$1\"}]", null)]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"stream\",\"local_subject\":\"b\",\"to\":\"c\"}]", "exclude each other")]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"stream\",\"share\":true}]", "share is for services")]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"service\",\"allow_trace\":true}]", "allow_trace is for streams")]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"stream\",\"token\":\"x.y.z\"}]", "import of 'a'")]
    [InlineData("\"imports\":[{\"subject\":\"a.>\",\"account\":\"KEY\",\"type\":\"service\"},{\"subject\":\"a.b\",\"account\":\"KEY\",\"type\":\"service\"}]", "two services at 'a.b'")]
    [InlineData("\"imports\":[{\"subject\":\"a\",\"account\":\"KEY\",\"type\":\"stream\"},{\"subject\":\"b\",\"account\":\"KEY\",\"type\":\"stream\"},{\"subject\":\"c\",\"account\":\"KEY\",\"type\":\"stream\"}]", "where the operator allows 2")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"service\",\"response_type\":\"Stream\",\"response_threshold\":5}]", null)]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"\"}]", "neither stream nor service")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"stream\",\"response_type\":\"Stream\"}]", "response_type")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"service\",\"response_type\":\"Many\"}]", "response_type")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"service\",\"response_threshold\":-1}]", "response_threshold")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"service\",\"service_latency\":{\"sampling\":101,\"results\":\"l\"}}]", "sampling")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"service\",\"service_latency\":{\"sampling\":10,\"results\":\"l.*\"}}]", "latency cannot be published")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"stream\",\"service_latency\":{\"sampling\":10,\"results\":\"l\"}}]", "services only")]
    [InlineData("\"exports\":[{\"subject\":\"a.*\",\"type\":\"stream\",\"account_token_position\":2}]", "does not allow wildcards")]
    [InlineData("\"exports\":[{\"subject\":\"a.b\",\"type\":\"stream\",\"account_token_position\":2}]", "is not a *")]
    [InlineData("\"exports\":[{\"subject\":\"a.b\",\"type\":\"stream\",\"account_token_position\":3}]", "is not a *")]
    [InlineData("\"exports\":[{\"subject\":\"a\",\"type\":\"stream\"},{\"subject\":\"a\",\"type\":\"stream\"}]", "exported twice")]
    [InlineData("\"signing_keys\":[\"KEY\"]", null)]
    [InlineData("\"signing_keys\":[\"x\"]", "signing_keys")]
    [InlineData("\"default_permissions\":{\"pub\":{\"allow\":[\"a b\"]}}", "not a valid subject")]
    [InlineData("\"mappings\":{\"a\":[{\"subject\":\"b\",\"weight\":60},{\"subject\":\"c\",\"weight\":60}]}", "more than 100 %")]
    [InlineData("\"mappings\":{\"a\":[{\"subject\":\"b\",\"weight\":60},{\"subject\":\"c\",\"weight\":60,\"cluster\":\"x\"}]}", null)]
    [InlineData("\"mappings\":{\"a..b\":[{\"subject\":\"b\"}]}", "mappings")]
    [InlineData("\"authorization\":{\"allowed_accounts\":[\"*\"]}", "without users")]
    [InlineData("\"authorization\":{\"auth_users\":[\"KEY\"]}", "auth_users")]
    [InlineData("\"authorization\":{\"xkey\":\"KEY\"}", "xkey")]
    [InlineData("\"trace\":{\"dest\":\"t\",\"sampling\":100}", null)]
    [InlineData("\"trace\":{\"dest\":\"t.*\"}", "trace")]
    [InlineData("\"trace\":{\"dest\":\"t\",\"sampling\":101}", "trace")]
    [InlineData("\"cluster_traffic\":\"owner\"", null)]
    [InlineData("\"cluster_traffic\":\"mine\"", "cluster_traffic")]
    public void Account_is_checked(string members, string? issue)
    {
        const string Limits = "\"limits\":{\"imports\":2,\"exports\":2}";
        IReadOnlyList<string> issues = Issues(JwtForge.AccountWith($"{Limits},{members.Replace("KEY", JwtForge.Account.PublicKey, StringComparison.Ordinal)}"));
        if (issue is null)
        {
            Assert.Empty(issues);
        }
        else
        {
            Assert.Contains(issue, Assert.Single(issues), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Limits_of_JetStream_with_and_without_tiers_exclude_each_other() =>
        Assert.Contains("tiers", Assert.Single(Issues(JwtForge.AccountWith("\"limits\":{\"disk_storage\":5,\"tiered_limits\":{\"R1\":{\"disk_storage\":5}}}"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"signing_keys\":[\"x\"]", "signing_keys")]
    [InlineData("\"system_account\":\"x\"", "system_account")]
    [InlineData("\"assert_server_version\":\"2.x\"", "assert_server_version")]
    [InlineData("\"account_server_url\":\"not a url\"", "account_server_url")]
    public void Operator_is_checked(string members, string issue) =>
        Assert.Contains(issue, Assert.Single(Issues(JwtForge.Sign(JwtForge.Operator, JwtForge.Payload("operator", JwtForge.Operator.PublicKey, members)))), StringComparison.Ordinal);

    private static IReadOnlyList<string> Issues(string token)
    {
        Assert.True(JwtToken.TryDecode(token, out JwtClaims? claims, out string? error), error);
        return ClaimsCheck.Validate(claims, Now);
    }
}
