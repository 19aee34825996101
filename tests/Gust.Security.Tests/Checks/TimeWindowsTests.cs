using Gust.Security.Checks;
using Gust.Security.Claims;

namespace Gust.Security.Tests.Checks;

public sealed class TimeWindowsTests
{
    private static readonly TimeRangeClaim Day = new() { Start = "08:00:00", End = "17:30:00" };
    private static readonly TimeRangeClaim Night = new() { Start = "22:00:00", End = "06:00:00" };

    [Theory]
    [InlineData("2026-01-05T08:00:00Z", "2026-01-05T17:30:00Z")]
    [InlineData("2026-01-05T12:00:00Z", "2026-01-05T17:30:00Z")]
    [InlineData("2026-01-05T17:29:59Z", "2026-01-05T17:30:00Z")]
    [InlineData("2026-01-05T17:30:00Z", null)]
    [InlineData("2026-01-05T07:59:59Z", null)]
    public void Hours_of_the_day_are_open_until_their_end(string now, string? closes) => AssertOpen(closes, now, "", Day);

    [Theory]
    [InlineData("2026-01-05T22:00:00Z", "2026-01-06T06:00:00Z")]
    [InlineData("2026-01-05T23:59:59Z", "2026-01-06T06:00:00Z")]
    [InlineData("2026-01-06T00:00:00Z", "2026-01-06T06:00:00Z")] // the reference refuses after midnight
    [InlineData("2026-01-06T05:59:59Z", "2026-01-06T06:00:00Z")]
    [InlineData("2026-01-06T06:00:00Z", null)]
    [InlineData("2026-01-06T21:59:59Z", null)]
    public void Hours_may_span_midnight(string now, string? closes) => AssertOpen(closes, now, "", Night);

    [Theory]
    [InlineData("2026-01-05T06:59:59Z", null)] // winter: one hour ahead of UTC
    [InlineData("2026-01-05T07:00:00Z", "2026-01-05T16:30:00Z")]
    [InlineData("2026-07-06T06:00:00Z", "2026-07-06T15:30:00Z")] // summer: two
    public void Hours_are_those_of_the_zone(string now, string? closes) => AssertOpen(closes, now, "Europe/Berlin", Day);

    [Fact]
    public void Hours_without_a_zone_are_those_of_the_server() => AssertOpen("2026-01-05T16:30:00Z", "2026-01-05T08:00:00+01:00", "", Day);

    [Fact]
    public void Latest_end_of_overlapping_hours_counts() =>
        AssertOpen("2026-01-05T18:00:00Z", "2026-01-05T12:00:00Z", "", Day, new TimeRangeClaim { Start = "11:00:00", End = "18:00:00" });

    [Fact]
    public void No_hours_are_all_hours()
    {
        Assert.True(TimeWindows.IsOpen([], "", DateTimeOffset.UnixEpoch, out DateTimeOffset? closes));
        Assert.Null(closes);
    }

    [Fact]
    public void Unknown_zone_is_never_open() => AssertOpen(null, "2026-01-05T12:00:00Z", "Nowhere/Town", Day);

    [Theory]
    [InlineData("8:00:00", true)]
    [InlineData("08:00:00", true)]
    [InlineData("23:59:59", true)]
    [InlineData("24:00:00", false)]
    [InlineData("08:00", false)]
    [InlineData("", false)]
    [InlineData("08:00:00 PM", false)]
    public void Form_of_an_hour_is_fixed(string text, bool valid) => Assert.Equal(valid, TimeWindows.TryParse(text, out _));

    private static void AssertOpen(string? closes, string now, string zone, params TimeRangeClaim[] ranges)
    {
        DateTimeOffset? expected = closes is null ? null : DateTimeOffset.Parse(closes, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected is not null, TimeWindows.IsOpen(ranges, zone, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), out DateTimeOffset? end));
        Assert.Equal(expected, end);
    }
}
