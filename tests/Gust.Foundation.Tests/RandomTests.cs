namespace Gust.Foundation.Tests;

public sealed class RandomTests
{
    [Fact]
    public void One_seed_gives_one_sequence()
    {
        Assert.Equal(Sequence(new SeededRandom(5)), Sequence(new SeededRandom(5)));
        Assert.NotEqual(Sequence(new SeededRandom(5)), Sequence(new SeededRandom(6)));
    }

    [Fact]
    public void System_random_stays_below_its_maximum()
    {
        for (int i = 0; i < 1000; i++)
        {
            Assert.InRange(SystemRandom.Instance.Next(3), 0, 2);
        }
    }

    [Fact]
    public void System_random_fills_with_something_new_each_time()
    {
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        SystemRandom.Instance.Fill(first);
        SystemRandom.Instance.Fill(second);
        Assert.NotEqual(first, second);
    }

    private static int[] Sequence(SeededRandom random)
    {
        byte[] bytes = new byte[8];
        random.Fill(bytes);
        return [.. Enumerable.Range(0, 20).Select(_ => random.Next(1000)), .. bytes.Select(b => (int)b)];
    }
}
