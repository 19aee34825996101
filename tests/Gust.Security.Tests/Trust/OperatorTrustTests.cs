using Gust.Security.Claims;
using Gust.Security.Trust;

namespace Gust.Security.Tests.Trust;

public sealed class OperatorTrustTests
{
    [Theory]
    [InlineData("O1", false, true)]
    [InlineData("OS", false, true)]
    [InlineData("O2", false, false)]
    [InlineData("ACC", false, false)] // signed by itself
    [InlineData("O1", true, false)] // strict: the operator's own key signs no accounts
    [InlineData("OS", true, true)]
    public void Accounts_signed_by_an_operator_or_its_signing_keys_are_trusted(string issuer, bool strict, bool trusted)
    {
        OperatorTrust trust = new([new OperatorClaims { Subject = "O1", Operator = new OperatorBody { SigningKeys = ["OS"], StrictSigningKeyUsage = strict } }]);
        Assert.Equal(trusted, trust.Trusts(new AccountClaims { Issuer = issuer, Subject = "ACC" }));
    }

    [Fact]
    public void Any_of_several_operators_is_enough()
    {
        OperatorTrust trust = new([new OperatorClaims { Subject = "O1" }, new OperatorClaims { Subject = "O2" }]);
        Assert.Equal(["O1", "O2"], trust.Keys.Order());
    }

    [Theory]
    [InlineData("2.15.1", true)]
    [InlineData("2.15.2", false)]
    [InlineData("3.0.0", false)]
    [InlineData("", true)]
    public void Operator_may_demand_a_newer_server(string demanded, bool met)
    {
        OperatorTrust trust = new([new OperatorClaims { Subject = "O1", Operator = new OperatorBody { AssertServerVersion = demanded } }]);
        Assert.Equal(met, trust.Demand(new Version(2, 15, 1)) is null);
    }
}
