using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Schedules;

namespace Gust.JetStream.Tests.Schedules;

/// <summary>Schedules in places whose clocks are set forward and back.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("0 0 5 * * *", "2026-10-24T12:00:00Z", "2026-10-25T05:00:00+01:00")]
    [InlineData("0 0 5 * * *", "2026-03-28T12:00:00Z", "2026-03-29T05:00:00+02:00")]
    [InlineData("@daily", "2026-06-01T12:00:00Z", "2026-06-02T00:00:00+02:00")]
    public void Time_of_day_is_that_of_the_place(string text, string after, string next) => Assert.Equal(next, Next(text, "Europe/Berlin", after));

    [Fact]
    public void Offsets_need_not_be_of_hours() =>
        Assert.Equal("2026-11-22T16:13:20+05:45", Next("* * * * * *", "Asia/Kathmandu", "2026-11-22T10:28:19Z"));

    /// <summary>The reference says the same.</summary>
    [Fact]
    public void Time_that_the_clocks_leave_out_does_not_come() =>
        Assert.Equal("2027-03-22T02:25:48-07:00", Next("48 25 2 22,14 11,3 *", "America/Los_Angeles", "2026-11-22T10:25:48Z"));

    [Fact]
    public void Time_that_is_shown_twice_comes_the_first_time()
    {
        const string Text = "48 25 1 22,7 11 *";
        Assert.Equal("2027-11-07T01:25:48-08:00", Next(Text, "America/Anchorage", "2026-11-22T10:25:48Z"));
        Assert.Equal("2027-11-22T01:25:48-09:00", Next(Text, "America/Anchorage", "2027-11-07T09:25:48Z"));
        Assert.Equal("2027-11-22T01:25:48-09:00", Next(Text, "America/Anchorage", "2027-11-07T10:10:00Z")); // asked as it is shown again
    }

    [Fact]
    public void What_runs_by_the_minute_does_not_pause_while_the_clocks_repeat_an_hour()
    {
        List<string> times = Series("0 0/20 * * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", 7);
        Assert.Equal(
            [
                "2026-10-25T02:40:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:20:00+01:00", "2026-10-25T02:40:00+01:00",
                "2026-10-25T03:00:00+01:00", "2026-10-25T03:20:00+01:00", "2026-10-25T03:40:00+01:00",
            ],
            times);
    }

    [Fact]
    public void What_runs_by_the_minute_goes_on_where_the_clocks_jump_to() =>
        Assert.Equal(
            ["2026-03-29T01:40:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:20:00+02:00"],
            Series("0 0/20 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", 3));

    [Fact]
    public void Clocks_may_be_set_by_half_an_hour() =>
        Assert.Equal(
            ["2026-04-05T01:45:00+11:00", "2026-04-05T01:45:00+10:30", "2026-04-05T02:45:00+10:30"],
            Series("0 45 * * * *", "Australia/Lord_Howe", "2026-04-04T14:00:00Z", 3));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_time_is_later_than_the_one_before_and_shown_by_the_clocks(int seed)
    {
        Random random = new(seed);
        string[] zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Asuncion", "Africa/Casablanca", "UTC"];
        string[] texts = ["0 30 2 * * *", "15 */10 * * * *", "0 59 23 * * SUN", "0 0 0 29 2 *", "0 15,45 1-3 * * *", "0 0 0 1 * MON"];
        foreach (string zone in zones)
        {
            TimeZoneInfo place = Zone(zone);
            foreach (string text in texts)
            {
                long before = random.NextInt64(Unix("2020-01-01T00:00:00Z"), Unix("2035-01-01T00:00:00Z"));
                Schedule schedule = Parse(text, zone);
                for (int i = 0; i < 50; i++)
                {
                    WireTime next = schedule.Next(0, before)!.Value;
                    Assert.True(next.UnixNanoseconds > before, $"seed {seed}: {text} in {zone} came at {next}");
                    DateTimeOffset time = DateTimeOffset.Parse(next.ToString(), System.Globalization.CultureInfo.InvariantCulture);
                    Assert.Equal(place.GetUtcOffset(time), time.Offset);
                    before = next.UnixNanoseconds;
                }
            }
        }
    }

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Local", true)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Etc/GMT+3", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("utc", false)]
    [InlineData("europe/berlin", false)]
    [InlineData("Europe", false)]
    [InlineData("Middle/Earth", false)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("+02:00", false)]
    [InlineData("", false)]
    [InlineData("../etc/passwd", false)]
    [InlineData("/Europe/Berlin", false)]
    [InlineData("Europe/../Europe/Berlin", false)]
    public void Places_are_those_of_the_time_zone_database(string name, bool isKnown) =>
        Assert.Equal(isKnown, ScheduleZone.TryFind(Encoding.ASCII.GetBytes(name), out _));

    private static List<string> Series(string text, string zone, string after, int count)
    {
        List<string> times = [];
        long time = Unix(after);
        Schedule schedule = Parse(text, zone);
        for (int i = 0; i < count; i++)
        {
            WireTime next = schedule.Next(0, time)!.Value;
            times.Add(next.ToString());
            time = next.UnixNanoseconds;
        }

        return times;
    }

    private static string Next(string text, string zone, string after) => Series(text, zone, after, 1)[0];

    private static Schedule Parse(string text, string zone)
    {
        Assert.True(Schedule.TryParse(Encoding.ASCII.GetBytes(text), Zone(zone), out Schedule? schedule));
        return schedule!;
    }

    private static TimeZoneInfo Zone(string name) =>
        ScheduleZone.TryFind(Encoding.ASCII.GetBytes(name), out TimeZoneInfo? zone) ? zone! : throw new ArgumentException(name);

    private static long Unix(string time)
    {
        Assert.Null(WireTimeParser.Parse(time, out WireTime parsed));
        return parsed.UnixNanoseconds;
    }
}
