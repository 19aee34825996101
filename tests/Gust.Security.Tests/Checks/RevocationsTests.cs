using Gust.Security.Checks;

namespace Gust.Security.Tests.Checks;

public sealed class RevocationsTests
{
    [Theory]
    [InlineData("U1", 100, true)] // issued in the very second
    [InlineData("U1", 99, true)]
    [InlineData("U1", 101, false)]
    [InlineData("U2", 50, true)] // by *
    [InlineData("U2", 51, false)]
    public void Tokens_issued_until_the_second_of_a_revocation_are_out(string key, long issuedAt, bool revoked) =>
        Assert.Equal(revoked, Revocations.Revoke(new Dictionary<string, long> { ["U1"] = 100, ["*"] = 50 }, key, issuedAt));

    [Fact]
    public void Later_revocation_of_all_counts_for_a_key_of_its_own() =>
        Assert.True(Revocations.Revoke(new Dictionary<string, long> { ["U1"] = 10, ["*"] = 50 }, "U1", 20));
}
