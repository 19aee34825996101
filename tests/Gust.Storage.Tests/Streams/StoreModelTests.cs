using Xunit.Sdk;

namespace Gust.Storage.Tests.Streams;

/// <summary>Both stores against a list, from seeds. <c>GUST_SIMULATION_SEEDS</c> runs more of them.</summary>
public sealed class StoreModelTests
{
    private const int Steps = 300;

    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("GUST_SIMULATION_SEEDS"), out int seeds) ? seeds : 30;

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void Store_does_what_a_list_does(bool inFiles, bool isEncrypted, bool compresses)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                new StoreModel(seed, inFiles, isEncrypted, compresses).Run(Steps);
            }
            catch (Exception failure)
            {
                throw new XunitException($"seed {seed}, in files: {inFiles}, encrypted: {isEncrypted}, compressed: {compresses}: {failure}");
            }
        }
    }
}
