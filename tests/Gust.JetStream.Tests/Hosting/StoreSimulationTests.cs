using Gust.Foundation;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>What was acknowledged is there after any crash, and what was confirmed is not delivered again. A failing run says its seed.</summary>
public sealed class StoreSimulationTests
{
    [Fact]
    public void Any_sequence_of_power_cuts_keeps_what_was_acknowledged()
    {
        for (int seed = 0; seed < SimulationSeeds.Count; seed++)
        {
            SimulationSeeds.Saying($"seed {seed}", () => RunLives(seed, withErrors: false));
        }
    }

    [Fact]
    public void Failing_and_full_disks_keep_what_was_acknowledged()
    {
        for (int seed = 0; seed < SimulationSeeds.Count; seed++)
        {
            SimulationSeeds.Saying($"seed {seed}", () => RunLives(seed, withErrors: true));
        }
    }

    private static void RunLives(int seed, bool withErrors)
    {
        StoreSimulation simulation = new(seed);
        SeededRandom random = new(~seed);
        for (int life = 0; life < 4; life++)
        {
            if (withErrors)
            {
                simulation.Disk.FailAt(1 + random.Next(60), (SimulatedFault)random.Next(2), 1 + random.Next(5));
                simulation.Run(random.Next(60));
                simulation.Disk.Heal();
            }

            simulation.Run(random.Next(60));
            simulation.Disk.FailAt(1 + random.Next(40), SimulatedFault.PowerCut);
            simulation.Run(random.Next(60));
            simulation.CrashAndCheck();
        }
    }
}
