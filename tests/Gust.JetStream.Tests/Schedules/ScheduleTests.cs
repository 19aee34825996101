using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Schedules;

namespace Gust.JetStream.Tests.Schedules;

/// <summary>When schedules are due. What is accepted was asked of the reference (2.15.1); so was every time here, unless it says otherwise.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("@at 2120-01-01T00:00:00Z")]
    [InlineData("@at 2120-01-01T00:00:00.5+02:00")]
    [InlineData("@every 1s")]
    [InlineData("@every 1.5h")]
    [InlineData("@yearly")]
    [InlineData("@annually")]
    [InlineData("@monthly")]
    [InlineData("@weekly")]
    [InlineData("@daily")]
    [InlineData("@midnight")]
    [InlineData("@hourly")]
    [InlineData("* * * * * *")]
    [InlineData("? ? ? ? ? ?")]
    [InlineData("*  *  * * * *\t")]
    [InlineData("00 00 00 01 01 00")]
    [InlineData("0 0 0 1 jan SUN")]
    [InlineData("0 0 0 * JAN/3 MON-5")]
    [InlineData("0 0 0 * * MON/2")]
    [InlineData("0,10-20,*/7 * * * * *")]
    [InlineData(",0,,5, * * * * *")]
    [InlineData("*/100 * * * * *")]
    [InlineData("+1 * * * * *")]
    [InlineData("*-5/2 * * * * *")]
    [InlineData("0 0 0 29 2 ?")]
    [InlineData("0 0 0 30 2 MON")]
    public void What_is_a_schedule(string text) => Assert.True(TryParse(text, null, out _));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("@at tomorrow")]
    [InlineData("@at  2120-01-01T00:00:00Z")]
    [InlineData("@at 2120-13-01T00:00:00Z")]
    [InlineData("@AT 2120-01-01T00:00:00Z")]
    [InlineData("@every 999ms")]
    [InlineData("@every -1s")]
    [InlineData("@every 1d")]
    [InlineData("@every 10000000h")]
    [InlineData("@Hourly")]
    [InlineData("@reboot")]
    [InlineData("* * * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* 60 * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * 32 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("* * * * * Sunday")]
    [InlineData("* * * * * FRI-MON")]
    [InlineData("10-0 * * * * *")]
    [InlineData("0-1-2 * * * * *")]
    [InlineData("0/1/2 * * * * *")]
    [InlineData("*/0 * * * * *")]
    [InlineData("-1 * * * * *")]
    [InlineData("** * * * * *")]
    [InlineData("0x1 * * * * *")]
    [InlineData("TZ=UTC 0 0 0 1 1 *")]
    [InlineData("0 0 0 L * *")]
    [InlineData("0 0 0 15W * *")]
    [InlineData("0 0 0 * * 5#2")]
    [InlineData("0 0 0 30 2 ?")]
    [InlineData("0 0 0 31 4,6,9,11 *")]
    public void What_is_no_schedule(string text) => Assert.False(TryParse(text, null, out _));

    [Theory]
    [InlineData("@every 1h")]
    [InlineData("@at 2120-01-01T00:00:00Z")]
    public void Only_cron_reads_the_clocks_of_a_place(string text) => Assert.False(TryParse(text, TimeZoneInfo.Utc, out _));

    [Theory]
    [InlineData("@hourly", "2026-11-22T10:30:00Z", "2026-11-22T11:00:00Z")]
    [InlineData("@hourly", "2026-11-22T11:00:00Z", "2026-11-22T12:00:00Z")]
    [InlineData("@daily", "2026-12-31T10:30:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("@weekly", "2026-11-22T00:00:00Z", "2026-11-29T00:00:00Z")]
    [InlineData("@monthly", "2026-11-22T00:00:00Z", "2026-12-01T00:00:00Z")]
    [InlineData("@yearly", "2026-11-22T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("*/2 * * * * *", "2026-11-22T10:25:46.009Z", "2026-11-22T10:25:48Z")]
    [InlineData("59 59 23 31 12 *", "2026-12-31T23:59:58.5Z", "2026-12-31T23:59:59Z")]
    [InlineData("59 59 23 31 12 *", "2026-12-31T23:59:59Z", "2027-12-31T23:59:59Z")]
    [InlineData("0 0 12 29 2 *", "2026-11-22T00:00:00Z", "2028-02-29T12:00:00Z")]
    [InlineData("0 5/20 3 * * *", "2026-11-22T03:05:00Z", "2026-11-22T03:25:00Z")]
    [InlineData("0 0 0 * JAN-MAR MON", "2026-11-22T00:00:00Z", "2027-01-04T00:00:00Z")]
    public void Cron_comes_at_the_next_time_that_it_takes(string text, string after, string next) => Assert.Equal(next, Next(text, after));

    // 2026-11-22 is a Sunday.
    [Theory]
    [InlineData("0 0 0 24 * FRI", "2026-11-24T00:00:00Z")]
    [InlineData("0 0 0 28 * MON", "2026-11-23T00:00:00Z")]
    [InlineData("0 0 0 */21 * FRI", "2026-11-27T00:00:00Z")]
    [InlineData("0 0 0 * * FRI", "2026-11-27T00:00:00Z")]
    [InlineData("0 0 0 */1 * FRI", "2026-11-27T00:00:00Z")]
    [InlineData("0 0 0 *,24 * FRI", "2026-11-27T00:00:00Z")]
    [InlineData("0 0 0 1-31 * FRI", "2026-11-23T00:00:00Z")]
    [InlineData("0 0 0 24 * ?", "2026-11-24T00:00:00Z")]
    public void Either_kind_of_day_will_do_when_both_are_restricted(string text, string next) => Assert.Equal(next, Next(text, "2026-11-22T10:00:00Z"));

    [Theory]
    [InlineData("@every 1s", "2026-11-22T10:28:17.531Z", "2026-11-22T10:28:19Z")]
    [InlineData("@every 2s", "2026-11-22T10:28:18.134Z", "2026-11-22T10:28:20Z")]
    [InlineData("@every 1.25s", "2026-11-22T10:28:17.531Z", "2026-11-22T10:28:19.25Z")]
    [InlineData("@every 1.123456789s", "2026-11-22T10:28:18.607Z", "2026-11-22T10:28:20.123456789Z")]
    public void Intervals_begin_at_the_nearest_second(string text, string published, string first) => Assert.Equal(first, First(text, published));

    [Fact]
    public void Intervals_keep_their_pace_however_late_one_was()
    {
        Schedule schedule = Parse("@every 5s");
        long published = Unix("2026-11-22T10:29:51.817Z"); // from :52 on
        Assert.Equal("2026-11-22T10:30:02Z", schedule.Next(published, Unix("2026-11-22T10:29:59.402Z"))!.ToString());
        Assert.Equal("2026-11-22T10:30:07Z", schedule.Next(published, Unix("2026-11-22T10:30:02Z"))!.ToString());
    }

    /// <summary>Not as the reference, which makes two seconds of it.</summary>
    [Fact]
    public void Intervals_of_parts_of_seconds_are_kept_too()
    {
        Schedule schedule = Parse("@every 1.5s");
        long published = Unix("2026-11-22T10:25:46Z");
        Assert.Equal("2026-11-22T10:25:49Z", schedule.Next(published, Unix("2026-11-22T10:25:47.5Z"))!.ToString());
        Assert.Equal("2026-11-22T10:25:50.5Z", schedule.Next(published, Unix("2026-11-22T10:25:49.003Z"))!.ToString());
    }

    [Fact]
    public void What_comes_once_has_no_next_time()
    {
        Schedule schedule = Parse("@at 2026-11-22T12:00:00+02:00");
        Assert.Equal(Unix("2026-11-22T10:00:00Z"), schedule.First(Unix("2026-11-22T10:28:17Z")));
        Assert.Null(schedule.Next(0, Unix("2026-11-22T10:28:17Z")));
    }

    private static bool TryParse(string text, TimeZoneInfo? zone, out Schedule? schedule) =>
        Schedule.TryParse(Encoding.ASCII.GetBytes(text), zone, out schedule);

    private static Schedule Parse(string text) => TryParse(text, null, out Schedule? schedule) ? schedule! : throw new ArgumentException(text);

    private static string First(string text, string published) => WireTime.FromUnixNanoseconds(Parse(text).First(Unix(published))).ToString();

    private static string Next(string text, string after) => Parse(text).Next(0, Unix(after))!.ToString()!;

    private static long Unix(string time)
    {
        Assert.Null(WireTimeParser.Parse(time, out WireTime parsed));
        return parsed.UnixNanoseconds;
    }
}
