using System.Text;
using Gust.Foundation;

namespace Gust.Subjects.Tests;

/// <summary>The tree against a plain list, under random additions and removals. A failing seed keeps its number here.</summary>
public sealed class SubjectTreePropertyTests
{
    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(2, 3, 4)]
    [InlineData(3, 2, 6)]
    [InlineData(4, 40, 2)]
    [InlineData(5, 400, 2)]
    public void Tree_answers_as_a_list_does(int seed, int letters, int tokensMax)
    {
        var random = new SeededRandom(seed);
        var tree = new SubjectTree<TestEntry>(random);
        var result = new MatchResult<TestEntry>();
        var list = new List<TestEntry>();
        for (var step = 0; step < 4_000; step++)
        {
            // Grows for a while, then shrinks to nothing, and again: pruning and shrinking must happen.
            var grows = step / 1_000 % 2 == 0 ? random.Next(10) < 8 : random.Next(10) < 2;
            if (grows || list.Count == 0)
            {
                var entry = new TestEntry(Subject(random, letters, tokensMax), random.Next(3) == 0 ? $"q{random.Next(12)}" : "");
                entry.AddTo(tree);
                list.Add(entry);
            }
            else
            {
                var index = random.Next(list.Count);
                Assert.True(list[index].RemoveFrom(tree), $"seed {seed}, step {step}: {list[index]}");
                list.RemoveAt(index);
            }

            if (step % 5 == 0)
            {
                AssertSame(list, tree, result, Published(random, letters, tokensMax), $"seed {seed}, step {step}");
            }
        }

        Assert.Equal(list.Count, tree.Count);
        Assert.All(list, entry => Assert.True(entry.RemoveFrom(tree)));
        var left = new List<TestEntry>();
        tree.CopyTo(left);
        Assert.Empty(left);
    }

    private static void AssertSame(
        List<TestEntry> list, SubjectTree<TestEntry> tree, MatchResult<TestEntry> result, string published, string where)
    {
        var expected = list.Where(entry => NaiveSubjects.Matches(published, entry.Subject)).ToLookup(entry => entry.Queue);
        tree.Match(Encoding.UTF8.GetBytes(published), result);
        var actual = result.Plain.ToArray().Select(entry => (Queue: "", Entry: entry)).ToList();
        for (var i = 0; i < result.GroupCount; i++)
        {
            var name = Encoding.UTF8.GetString(result.GroupName(i));
            actual.AddRange(result.Group(i).ToArray().Select(entry => (name, entry)));
        }

        var found = actual.ToLookup(pair => pair.Queue, pair => pair.Entry);
        Assert.True(expected.Count(group => group.Key != "") == result.GroupCount, $"{where}: groups on {published}");
        Assert.True(expected.Select(group => group.Key).ToHashSet().SetEquals(found.Select(group => group.Key)), $"{where}: {published}");
        foreach (var group in expected)
        {
            var sameMembers = group.ToHashSet().SetEquals(found[group.Key]) && group.Count() == found[group.Key].Count();
            Assert.True(sameMembers, $"{where}: {published}");
        }

        Assert.True(tree.HasInterest(Encoding.UTF8.GetBytes(published)) == (expected.Count > 0), $"{where}: interest in {published}");
    }

    private static string Subject(SeededRandom random, int letters, int tokensMax)
    {
        var tokens = Enumerable.Range(0, 1 + random.Next(tokensMax))
            .Select(_ => random.Next(4) == 0 ? "*" : $"t{random.Next(letters)}")
            .ToArray();
        if (random.Next(6) == 0)
        {
            tokens[^1] = ">";
        }

        return string.Join('.', tokens);
    }

    private static string Published(SeededRandom random, int letters, int tokensMax) =>
        string.Join('.', Enumerable.Range(0, 1 + random.Next(tokensMax)).Select(_ => random.Next(30) switch
        {
            0 => "*",
            1 => ">",
            2 => random.Next(3) == 0 ? "" : "unknown",
            _ => $"t{random.Next(letters)}",
        }));
}
