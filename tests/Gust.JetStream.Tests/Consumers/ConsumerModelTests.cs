
namespace Gust.JetStream.Tests.Consumers;

/// <summary>Random histories, each told to a consumer and to a plain model of one; both must do the same.</summary>
public sealed class ConsumerModelTests
{
    private const int SeedsDefault = 100;
    private const int Steps = 250;

    [Fact]
    public void Consumer_does_what_the_model_does()
    {
        int seeds = int.TryParse(Environment.GetEnvironmentVariable("GUST_SIMULATION_SEEDS"), out int wanted) ? wanted : SeedsDefault;
        for (int seed = 1; seed <= seeds; seed++)
        {
            try
            {
                new ConsumerHistory(seed).Run(Steps);
            }
            catch (Exception failure)
            {
                Assert.Fail($"Seed {seed}: {failure}");
            }
        }
    }
}
