using System.Text.Json;
using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>An account asks for itself only, whatever it is called.</summary>
public sealed class AccountServicesTests
{
    private const string Statistics = "$SYS.REQ.ACCOUNT.PING.STATZ";

    [Theory]
    [InlineData("A")]
    [InlineData("PING")]
    public void An_account_gets_its_own_statistics_also_where_its_name_means_all_accounts(string account)
    {
        using SystemWorld world = new();
        world.Client("B");
        TestPeer asking = world.Client(account);

        Assert.Equal([account], AccountsIn(SystemWorld.Ask(asking, Statistics)));
    }

    [Fact]
    public void An_operator_gets_the_statistics_of_all()
    {
        using SystemWorld world = new();
        world.Client("B");
        world.Client("PING");

        Assert.Equal(["B", "PING", "SYS"], AccountsIn(SystemWorld.Ask(world.Client("SYS"), Statistics)));
    }

    private static List<string> AccountsIn(IReadOnlyList<string> answers) =>
        [.. JsonElement.Parse(Assert.Single(answers)).GetProperty("data").GetProperty("account_statz").EnumerateArray().Select(one => one.GetProperty("acc").GetString()!)];
}
