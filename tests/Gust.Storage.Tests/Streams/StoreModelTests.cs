using Xunit.Sdk;

namespace Gust.Storage.Tests.Streams;

/// <summary>Both stores against a list, from seeds. <c>GUST_SIMULATION_SEEDS</c> runs more of them.</summary>
public sealed class StoreModelTests
{
    private const int Steps = 300;

    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("GUST_SIMULATION_SEEDS"), out int seeds) ? seeds : 30;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Store_does_what_a_list_does(bool inFiles)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                new StoreModel(seed, inFiles).Run(Steps);
            }
            catch (Exception failure)
            {
                throw new XunitException($"seed {seed}, in files: {inFiles}: {failure}");
            }
        }
    }
}
