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
    [MemberData(nameof(AccountCases.All), MemberType = typeof(AccountCases))]
    public void Account_is_checked(string members, string? issue)
    {
        IReadOnlyList<string> issues = Issues(JwtForge.AccountWith(members));
        if (issue is null)
        {
            Assert.Empty(issues);
        }
        else
        {
            Assert.Contains(issue, Assert.Single(issues), StringComparison.Ordinal);
        }
    }

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
