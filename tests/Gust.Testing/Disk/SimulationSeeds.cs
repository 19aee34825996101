namespace Gust.Testing.Disk;

/// <summary>How many seeds a simulation runs: few where somebody waits for it, more in a long run.</summary>
internal static class SimulationSeeds
{
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("GUST_SIMULATION_SEEDS"), out int count) ? count : 100;
}
