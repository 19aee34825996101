using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>How failures of addresses are counted.</summary>
public sealed class FailureCountsTests
{
    private readonly ManualTime _time = new();
    private readonly FailureCounts _counts;

    public FailureCountsTests() => _counts = new FailureCounts(_time, TimeSpan.FromSeconds(30));

    [Fact]
    public void A_window_begins_with_the_first_failure_and_ends_the_count()
    {
        Assert.Equal((1, 2), (_counts.Add("a"), _counts.Add("a")));
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, _counts.Add("a"));
    }

    [Fact]
    public void Past_the_most_none_is_counted_until_the_window_is_over()
    {
        Assert.True(_counts.TryAdd("a", 1, out _, out _));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(_counts.TryAdd("a", 1, out int count, out TimeSpan rest));
        Assert.Equal((1, TimeSpan.FromSeconds(20)), (count, rest));
        Assert.True(_counts.TryAdd("b", 1, out _, out _));

        _time.Advance(TimeSpan.FromSeconds(21));
        Assert.True(_counts.TryAdd("a", 1, out _, out _));
    }

    [Fact]
    public void A_failure_that_was_none_is_taken_back()
    {
        _counts.Add("a");
        _counts.TakeBack("a");
        _counts.TakeBack("a");
        _counts.TakeBack("nobody");
        Assert.Equal(1, _counts.Add("a"));
    }
}
