using Gust.Foundation;
using Gust.JetStream.Rules;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>When streams take messages.</summary>
public sealed class InPlaceTests
{
    [Fact]
    public void A_server_that_waits_for_its_streams_serves_them_at_once()
    {
        SeededRandom random = new(1);
        using StoreLife life = new(new SimulatedDisk(new SeededRandom(2)), random, TimeSpan.FromSeconds(1));
        life.Send("$JS.API.STREAM.CREATE.S", "created", """{"name":"S","subjects":["s"]}""");
        life.Settle();
        life.Server.Disable(life.Account);
        life.Settle();
        Assert.Equal(["created"], life.Answers().Select(answer => answer.To));

        life.Server.Enable(life.Account, RuleLimits.Unlimited);
        bool isInPlace = false;
        life.Server.WhenInPlace(() => isInPlace = true);
        Assert.False(isInPlace, "no stream has had its turn yet");
        while (!isInPlace && life.Step(random))
        {
        }

        life.Send("s", "stored", "at once");
        life.Settle();
        Assert.Contains("\"seq\":1", Assert.Single(life.Answers()).Body, StringComparison.Ordinal);
    }
}
