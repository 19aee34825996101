using System.Text;
using Gust.Foundation;

namespace Gust.Subjects.Tests;

public sealed class SubjectTreeTests
{
    private readonly SubjectTree<TestEntry> _tree = new(new SeededRandom(1));
    private readonly MatchResult<TestEntry> _result = new();

    [Fact]
    public void Match_finds_literals_and_patterns()
    {
        AddAll("foo.bar", "foo.*", "foo.>", ">", "*.bar", "*.*", "*", "foo", "foo.bar.*", "foo.baz");
        Assert.Equal(["*.*", "*.bar", ">", "foo.*", "foo.>", "foo.bar"], Plain("foo.bar"));
    }

    [Theory]
    [InlineData("foo.*", "*.*", ">", "foo.*", "foo.>")]
    [InlineData("foo.>", "*.*", ">", "foo.*", "foo.>")]
    [InlineData("*", "*", ">")]
    [InlineData(">", "*", ">")]
    [InlineData("foo*", "*", ">", "foo*")]
    [InlineData("foo..x")]
    [InlineData("foo.")]
    [InlineData(".foo")]
    [InlineData("")]
    public void Published_wildcards_reach_the_subscribers_the_reference_gives_them(string published, params string[] expected)
    {
        AddAll("foo.*", "foo.>", ">", "*", "foo", "*.*", "foo*", "foo.bar");
        Assert.Equal(expected, Plain(published));
    }

    [Fact]
    public void Members_of_one_queue_name_form_one_group_whatever_their_subject()
    {
        AddAll("foo.* q", "foo.bar q", "foo.> q", "foo.bar r", "foo.bar", "foo.baz q");
        _tree.Match("foo.bar"u8, _result);
        Assert.Equal(2, _result.GroupCount);
        var groups = Groups();
        Assert.Equal(["foo.* (q)", "foo.> (q)", "foo.bar (q)"], groups["q"]);
        Assert.Equal(["foo.bar (r)"], groups["r"]);
        Assert.Equal(["foo.bar"], Plain("foo.bar"));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(5)]
    public void Many_queue_groups_of_two_patterns_merge_by_name(int names)
    {
        for (var i = 0; i < names; i++)
        {
            AddAll($"foo.* q{i}", $"foo.bar q{i}", $"foo.> other{i}");
        }

        for (var round = 0; round < 2; round++)
        {
            _tree.Match("foo.bar"u8, _result);
            var groups = Groups();
            Assert.Equal(names * 2, groups.Count);
            Assert.All(groups, group => Assert.Equal(group.Key[0] == 'q' ? 2 : 1, group.Value.Length));
        }
    }

    [Fact]
    public void Removing_the_last_queue_group_keeps_the_others_findable()
    {
        var entries = Enumerable.Range(0, 30).Select(i => new TestEntry("s", $"q{i}")).ToArray();
        Array.ForEach(entries, entry => entry.AddTo(_tree));
        foreach (var entry in entries)
        {
            Assert.True(entry.RemoveFrom(_tree), entry.ToString());
            Assert.False(entry.RemoveFrom(_tree), entry.ToString());
        }

        Assert.False(_tree.HasInterest("s"u8));
        Assert.Equal(0, _tree.Count);
    }

    [Fact]
    public void Remove_answers_false_for_what_is_not_there()
    {
        var entry = new TestEntry("foo.*");
        entry.AddTo(_tree);
        Assert.False(_tree.Remove("foo.bar"u8, default, entry));
        Assert.False(_tree.Remove("foo.*.x"u8, default, entry));
        Assert.False(_tree.Remove("foo.>"u8, default, entry));
        Assert.False(_tree.Remove("foo.*"u8, "q"u8, entry));
        Assert.False(_tree.Remove("foo.*"u8, default, new TestEntry("foo.*")));
        var version = _tree.Version;
        Assert.True(entry.RemoveFrom(_tree));
        Assert.NotEqual(version, _tree.Version);
    }

    [Fact]
    public void Add_refuses_a_subject_that_is_not_valid()
    {
        Assert.Throws<ArgumentException>(() => new TestEntry("foo..bar").AddTo(_tree));
        Assert.Throws<ArgumentException>(() => new TestEntry("foo.>.bar").AddTo(_tree));
        Assert.Equal(0, _tree.Count);
    }

    [Fact]
    public void A_result_tells_the_version_it_is_the_answer_of()
    {
        AddAll("a", "b.*");
        _tree.Match("a"u8, _result);
        Assert.Equal(_tree.Version, _result.Version);
        AddAll("c");
        Assert.NotEqual(_tree.Version, _result.Version);
    }

    [Fact]
    public void Statistics_count_what_happened()
    {
        var entry = new TestEntry("a");
        entry.AddTo(_tree);
        AddAll("b.*");
        entry.RemoveFrom(_tree);
        _tree.Match("a"u8, _result);
        Assert.Equal(new SubjectTreeStatistics(Inserts: 2, Removes: 1, Matches: 1), _tree.Statistics);
        Assert.Equal(1, _tree.Count);
    }

    [Fact]
    public void A_hundred_thousand_on_one_subject_come_and_go_in_any_order()
    {
        var random = new SeededRandom(7);
        var entries = Enumerable.Range(0, 100_000).Select(i => new TestEntry("hot.subject", i % 2 == 0 ? "" : "q")).ToArray();
        Array.ForEach(entries, entry => entry.AddTo(_tree));
        _tree.Match("hot.subject"u8, _result);
        Assert.Equal(50_000, _result.Plain.Length);
        Assert.Equal(50_000, _result.Group(0).Length);
        for (var i = entries.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (entries[i], entries[other]) = (entries[other], entries[i]);
        }

        Assert.All(entries, entry => Assert.True(entry.RemoveFrom(_tree)));
        Assert.Equal(0, _tree.Count);
    }

    [Fact]
    public void Very_deep_subjects_neither_overflow_the_stack_nor_lose_their_way()
    {
        const int Tokens = 32_000;
        var literal = string.Join('.', Enumerable.Repeat("a", Tokens));
        var stars = string.Join('.', Enumerable.Repeat("*", Tokens));
        var lastStar = string.Join('.', Enumerable.Repeat("a", Tokens - 1)) + ".*";
        var subjects = new[] { literal, stars, lastStar, stars + ".>", "*.>", stars[..^1] + "b" };
        var entries = subjects.Select(subject => new TestEntry(subject)).ToArray();
        Array.ForEach(entries, entry => entry.AddTo(_tree));
        Assert.Equal(new[] { literal, stars, lastStar, "*.>" }.Order(StringComparer.Ordinal), Plain(literal));
        Assert.All(entries, entry => Assert.True(entry.RemoveFrom(_tree)));
        Assert.False(_tree.HasInterest(Encoding.UTF8.GetBytes(literal)));
    }

    [Fact]
    public void Many_open_alternatives_at_once_are_all_followed()
    {
        // At every depth a pattern starts to differ by a star, so the walk has as many points to come back to as tokens.
        var subjects = Enumerable.Range(0, 100)
            .Select(i => string.Join('.', Enumerable.Range(0, 100).Select(j => j == i ? "*" : "a")))
            .Append(string.Join('.', Enumerable.Repeat("a", 99).Append(">")))
            .ToArray();
        AddAll(subjects);
        var literal = string.Join('.', Enumerable.Repeat("a", 100));
        Assert.Equal(subjects.Order(StringComparer.Ordinal), Plain(literal));
        Assert.True(_tree.HasInterest(Encoding.UTF8.GetBytes(literal)));
        Assert.Equal([subjects[^1]], Plain(literal + ".a"));
        Assert.Empty(Plain(literal[..^2]));
    }

    [Fact]
    public void CopyTo_lists_every_entry_once()
    {
        AddAll("a", "a", "a q", "b q", "b r", "c.*", "c.*.x", "c.>", ">", "c.* q");
        var all = new List<TestEntry>();
        _tree.CopyTo(all);
        Assert.Equal(
            ["> ", "a ", "a ", "a q", "b q", "b r", "c.* ", "c.* q", "c.*.x ", "c.> "],
            all.Select(entry => $"{entry.Subject} {entry.Queue}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Match_allocates_nothing_once_its_result_is_warm()
    {
        AddAll("foo.bar", "foo.bar", "foo.*", "foo.>", "*.bar q", "foo.bar q", "foo.bar r", ">");
        _tree.Match("foo.bar"u8, _result);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _tree.Match("foo.bar"u8, _result);
            _tree.Match("foo.nothing.here"u8, _result);
            _tree.HasInterest("foo.bar"u8);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_result_keeps_nobody_alive_after_clear()
    {
        AddAll("foo", "foo q");
        _tree.Match("foo"u8, _result);
        _result.Clear();
        Assert.True(_result.IsEmpty);
        Assert.Equal(0, _result.GroupCount);
    }

    private void AddAll(params string[] subscriptions)
    {
        foreach (var subscription in subscriptions)
        {
            var parts = subscription.Split(' ');
            new TestEntry(parts[0], parts.Length > 1 ? parts[1] : "").AddTo(_tree);
        }
    }

    private string[] Plain(string published)
    {
        _tree.Match(Encoding.UTF8.GetBytes(published), _result);
        return [.. _result.Plain.ToArray().Select(entry => entry.Subject).Order(StringComparer.Ordinal)];
    }

    private Dictionary<string, string[]> Groups()
    {
        var groups = new Dictionary<string, string[]>();
        for (var i = 0; i < _result.GroupCount; i++)
        {
            string[] members = [.. _result.Group(i).ToArray().Select(entry => entry.ToString()).Order(StringComparer.Ordinal)];
            groups.Add(Encoding.UTF8.GetString(_result.GroupName(i)), members);
        }

        return groups;
    }
}
