using Gust.Web.Console.Lists;
using Gust.Web.Console.Observed;

namespace Gust.Console.Tests.Streams;

/// <summary>Whether a consumer falls behind or catches up, by what former looks showed.</summary>
public sealed class LagBookTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly LagBook _book = new();

    [Fact]
    public void After_one_look_nothing_is_known() => Assert.Null(Look(0, 500));

    [Fact]
    public void Two_looks_in_short_time_say_nothing() => Assert.Equal([null, null], [Look(0, 500), Look(2, 600)]);

    [Fact]
    public void A_growing_lag_is_told_by_the_second()
    {
        Look(0, 500);

        Assert.Equal(50, Look(10, 1000));
    }

    [Fact]
    public void A_shrinking_lag_is_negative()
    {
        Look(0, 500);

        Assert.Equal(-40, Look(10, 100));
    }

    [Fact]
    public void What_was_long_ago_is_forgotten()
    {
        Look(0, 0);
        Look(31, 3100);
        Look(62, 3100);

        Assert.Equal(0, Look(92, 3100));
    }

    [Fact]
    public void A_consumer_that_was_deleted_and_made_anew_begins_anew()
    {
        Look(0, 500);
        _book.Note([], s_start.AddSeconds(5));

        Assert.Null(Look(10, 1000));
    }

    private double? Look(double seconds, long lag) => _book.Note([Row(lag)], s_start.AddSeconds(seconds)).Single().Growth;

    private static ConsumerRow Row(long lag) =>
        new() { Account = "A", Stream = "S", Name = "worker", Kind = "pull", Filter = "", LastActive = "", Lag = lag };
}
