namespace Gust.Testing.Disk;

/// <summary>How many seeds a simulation runs: few where somebody waits for it, more in a long run.</summary>
internal static class SimulationSeeds
{
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("GUST_SIMULATION_SEEDS"), out int count) ? count : 100;

    /// <summary>Runs a part of a simulation; its failure says which part it was.</summary>
    public static void Saying(string which, Action run)
    {
        try
        {
            run();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{which}: {failure.Message}", failure);
        }
    }
}
