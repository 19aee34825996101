using Gust.Foundation;

namespace Gust.Subjects.Tests;

public sealed class SubjectTreeConcurrencyTests
{
    [Fact]
    public async Task Matchers_never_miss_what_stays_while_others_come_and_go()
    {
        var tree = new SubjectTree<TestEntry>(new SeededRandom(1));
        TestEntry[] staying = [new("foo.bar"), new("foo.*"), new("foo.bar", "q"), new("foo.>", "q")];
        Array.ForEach(staying, entry => entry.AddTo(tree));
        using var time = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        var writer = Task.Run(() => Churn(tree, time.Token));
        var reader = Task.Run(() => Watch(tree, staying, time.Token));
        var churned = await writer;
        Assert.True(await reader > 0);
        Assert.True(churned > 0);
        Assert.Equal(staying.Length, tree.Count);
    }

    private static int Churn(SubjectTree<TestEntry> tree, CancellationToken stop)
    {
        var random = new SeededRandom(2);
        string[] subjects = ["foo.bar", "foo.*", "*.bar", "foo.>", "foo.bar.baz", "foo.*.baz", ">"];
        var rounds = 0;
        for (; !stop.IsCancellationRequested; rounds++)
        {
            var entries = Enumerable.Range(0, 50)
                .Select(i => new TestEntry(i % 3 == 0 ? $"id.{random.Next(5_000)}" : subjects[random.Next(subjects.Length)], i % 4 == 0 ? "q" : ""))
                .ToArray();
            Array.ForEach(entries, entry => entry.AddTo(tree));
            Array.ForEach(entries, entry => Assert.True(entry.RemoveFrom(tree)));
        }

        return rounds;
    }

    private static int Watch(SubjectTree<TestEntry> tree, TestEntry[] staying, CancellationToken stop)
    {
        var result = new MatchResult<TestEntry>();
        var rounds = 0;
        for (; !stop.IsCancellationRequested; rounds++)
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
