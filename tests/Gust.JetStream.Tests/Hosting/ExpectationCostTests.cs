using Gust.Foundation;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

public sealed class ExpectationCostTests
{
    /// <summary>A set of all these subjects takes 2.5 KB.</summary>
    private const int Subjects = 20_000;

    [Fact]
    public void An_expectation_of_a_pattern_does_not_look_at_all_subjects_for_each_message()
    {
        using StoreLife life = new(new SimulatedDisk(new SeededRandom(2)), new SeededRandom(1), TimeSpan.FromSeconds(1));
        life.Send("$JS.API.STREAM.CREATE.S", "create", """{"name":"S","subjects":["s.>"],"storage":"memory"}""");
        for (int i = 0; i < Subjects; i++)
        {
            life.Send("s." + i, "published");
            life.Settle();
        }

        Assert.InRange(Cost(life, "s.*.x") - Cost(life, "s.none.x"), -500, 500);
    }

    /// <summary>The least of several: at times a block is made.</summary>
    private static long Cost(StoreLife life, string expected) => Enumerable.Range(0, 5).Min(_ => Measure(life, expected));

    /// <summary>Bytes that a message costs.</summary>
    private static long Measure(StoreLife life, string expected)
    {
        const int messages = 100;
        string headers = $"Nats-Expected-Last-Subject-Sequence: 0\r\nNats-Expected-Last-Subject-Sequence-Subject: {expected}\r\n";
        _ = life.Answers().Count();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < messages; i++)
        {
            life.Send("s.more", "published", headers: headers);
            life.Settle();
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.DoesNotContain(life.Answers(), answer => answer.Body.Contains("error", StringComparison.Ordinal));
        return bytes / messages;
    }
}
