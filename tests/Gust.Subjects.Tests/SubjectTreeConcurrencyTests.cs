using Gust.Foundation;

namespace Gust.Subjects.Tests;

public sealed class SubjectTreeConcurrencyTests
{
    private const int MatchesWanted = 20_000;

    [Fact]
    public async Task Matchers_never_miss_what_stays_while_others_come_and_go()
    {
        var tree = new SubjectTree<TestEntry>(new SeededRandom(1));
        TestEntry[] staying = [new("foo.bar"), new("foo.*"), new("foo.bar", "q"), new("foo.>", "q")];
        Array.ForEach(staying, entry => entry.AddTo(tree));
        using var done = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var writer = OnItsOwnThread(() => Churn(tree, done.Token));
        var found = await OnItsOwnThread(() => Watch(tree, staying, done.Token));
        await done.CancelAsync();
        Assert.True(await writer > 0);
        Assert.Equal(MatchesWanted, found);
        Assert.Equal(staying.Length, tree.Count);
    }

    // A pool that other tests keep busy would start one of the two after the other has ended.
    private static Task<int> OnItsOwnThread(Func<int> body) =>
        Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static int Churn(SubjectTree<TestEntry> tree, CancellationToken stop)
    {
        var random = new SeededRandom(2);
        string[] subjects = ["foo.bar", "foo.*", "*.bar", "foo.>", "foo.bar.baz", "foo.*.baz", ">"];
        var rounds = 0;
        do
        {
            var entries = Enumerable.Range(0, 50)
                .Select(i => new TestEntry(
                    i % 3 == 0 ? $"id.{random.Next(5_000)}" : subjects[random.Next(subjects.Length)],
                    i % 4 == 0 ? "q" : ""))
                .ToArray();
            Array.ForEach(entries, entry => entry.AddTo(tree));
            Array.ForEach(entries, entry => Assert.True(entry.RemoveFrom(tree)));
            rounds++;
        }
        while (!stop.IsCancellationRequested);

        return rounds;
    }

    private static int Watch(SubjectTree<TestEntry> tree, TestEntry[] staying, CancellationToken stop)
    {
        var result = new MatchResult<TestEntry>();
        var rounds = 0;
        for (; rounds < MatchesWanted && !stop.IsCancellationRequested; rounds++)
        {
            tree.Match("foo.bar"u8, result);
            Assert.True(result.Plain.Contains(staying[0]) && result.Plain.Contains(staying[1]));
            Assert.Equal(1, result.GroupCount);
            Assert.True(result.Group(0).Contains(staying[2]) && result.Group(0).Contains(staying[3]));
            Assert.True(result.Version <= tree.Version);
        }

        return rounds;
    }
}
