using Gust.Configuration.Reading;

namespace Gust.Configuration.Tests.Reading;

public class GoDurationTests
{
    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("300ms", 300)]
    [InlineData("1.5s", 1_500)]
    [InlineData(".5s", 500)]
    [InlineData("5.s", 5_000)]
    [InlineData("+5s", 5_000)]
    [InlineData("-1m", -60_000)]
    [InlineData("1h1h", 7_200_000)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1000us", 1)]
    [InlineData("1000µs", 1)]
    [InlineData("1000μs", 1)]
    [InlineData("1000000ns", 1)]
    [InlineData("0s", 0)]
    public void Go_durations_are_understood(string text, double milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration, out _));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("", "invalid duration \"\"")]
    [InlineData("s", "invalid duration \"s\"")]
    [InlineData(".s", "invalid duration \".s\"")]
    [InlineData("-", "invalid duration \"-\"")]
    [InlineData("--1s", "invalid duration \"--1s\"")]
    [InlineData("1.5.3s", "invalid duration \"1.5.3s\"")]
    [InlineData("3000000h", "invalid duration \"3000000h\"")]
    [InlineData("2000000h2000000h", "invalid duration \"2000000h2000000h\"")]
    [InlineData("99999999999999999999999999999999999h", "invalid duration \"99999999999999999999999999999999999h\"")]
    [InlineData("10", "missing unit in duration \"10\"")]
    [InlineData("1h5", "missing unit in duration \"1h5\"")]
    [InlineData("1d", "unknown unit \"d\" in duration \"1d\" (known: ns, us, ms, s, m, h)")]
    [InlineData("1H", "unknown unit \"H\" in duration \"1H\" (known: ns, us, ms, s, m, h)")]
    [InlineData("1 s", "unknown unit \" s\" in duration \"1 s\" (known: ns, us, ms, s, m, h)")]
    public void Other_text_is_refused(string text, string error)
    {
        Assert.False(GoDuration.TryParse(text, out _, out var actual));
        Assert.Equal(error, actual);
    }

    [Fact]
    public void A_duration_above_zero_stays_above_zero()
    {
        Assert.True(GoDuration.TryParse("1ns", out var duration, out _));
        Assert.Equal(TimeSpan.FromTicks(1), duration);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(120_000, "2m0s")]
    [InlineData(3_600_000, "1h0m0s")]
    [InlineData(5_430_500, "1h30m30.5s")]
    [InlineData(1_500, "1.5s")]
    [InlineData(300, "300ms")]
    [InlineData(0.5, "500µs")]
    [InlineData(0.0001, "100ns")]
    [InlineData(4.7971, "4.7971ms")]
    [InlineData(-1_000, "-1s")]
    [InlineData(360_000_000, "100h0m0s")]
    public void Durations_print_as_in_go(double milliseconds, string text) =>
        Assert.Equal(text, GoDuration.Format(TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond))));
}
