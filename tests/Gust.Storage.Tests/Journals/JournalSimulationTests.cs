using Gust.Foundation;
using Gust.Testing.Disk;

namespace Gust.Storage.Tests.Journals;

/// <summary>Nothing committed is ever lost, nothing failed ever appears, whatever the disk does. A failing run says its seed.</summary>
public sealed class JournalSimulationTests
{
    [Fact]
    public void Any_sequence_of_failures_and_power_cuts_keeps_what_was_committed()
    {
        for (int seed = 0; seed < SimulationSeeds.Count; seed++)
        {
            SimulationSeeds.Saying($"seed {seed}", () => RunLives(seed, isLazy: false));
        }
    }

    [Fact]
    public void Any_sequence_of_failures_and_power_cuts_keeps_what_a_lazy_journal_has_synced_and_tells_what_it_lost()
    {
        for (int seed = 0; seed < SimulationSeeds.Count; seed++)
        {
            SimulationSeeds.Saying($"seed {seed}", () => RunLives(seed, isLazy: true));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_encrypted_journal_keeps_and_tells_the_same(bool isLazy)
    {
        for (int seed = 0; seed < SimulationSeeds.Count; seed++)
        {
            SimulationSeeds.Saying($"seed {seed}", () => RunLives(seed, isLazy, isEncrypted: true));
        }
    }

    [Theory]
    [InlineData(SimulatedFault.Error, 1)]
    [InlineData(SimulatedFault.Error, 3)]
    [InlineData(SimulatedFault.Full, 1)]
    [InlineData(SimulatedFault.Full, 8)]
    [InlineData(SimulatedFault.PowerCut, 1)]
    internal void Failure_at_every_operation_keeps_what_was_committed(SimulatedFault fault, int times)
    {
        for (int seed = 0; seed < Math.Max(1, SimulationSeeds.Count / 50); seed++)
        {
            int at = 0;
            while (RunWithFault(seed, ++at, fault, times))
            {
            }

            Assert.True(at > 40, $"only {at} operations");
        }
    }

    /// <summary>Answers whether the run was long enough for the fault to come.</summary>
    private static bool RunWithFault(int seed, int at, SimulatedFault fault, int times)
    {
        bool came = false;
        SimulationSeeds.Saying($"seed {seed}, {fault} at {at}, {times} times", () =>
        {
            var simulation = new JournalSimulation(seed);
            long first = simulation.Disk.Operations + at;
            simulation.Disk.FailAt(at, fault, times);
            simulation.Run(steps: 120);
            came = simulation.Disk.Operations >= first;
            simulation.Disk.Heal();
            if (fault != SimulatedFault.PowerCut && at % 2 == 0)
            {
                simulation.RestartAndCheck();
            }

            simulation.CrashAndCheck();
            simulation.Run(steps: 20);
            simulation.CrashAndCheck();
        });
        return came;
    }

    private static void RunLives(int seed, bool isLazy, bool isEncrypted = false)
    {
        var simulation = new JournalSimulation(seed, isLazy, isEncrypted);
        var random = new SeededRandom(~seed);
        for (int life = 0; life < 6; life++)
        {
            for (int part = 0; part < 3; part++)
            {
                if (random.Next(2) == 0)
                {
                    simulation.Disk.FailAt(1 + random.Next(20), (SimulatedFault)random.Next(2), 1 + random.Next(6));
                }

                simulation.Run(steps: random.Next(60));
            }

            simulation.Disk.FailAt(1 + random.Next(30), SimulatedFault.PowerCut);
            simulation.Run(steps: random.Next(60));
            simulation.CrashAndCheck();
            if (random.Next(3) == 0)
            {
                simulation.RestartAndCheck();
            }
        }
    }
}
