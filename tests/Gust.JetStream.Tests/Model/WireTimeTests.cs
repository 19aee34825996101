using Gust.JetStream.Model;

namespace Gust.JetStream.Tests.Model;

public sealed class WireTimeTests
{
    [Theory]
    [InlineData("2026-11-22T05:29:27.435559262Z")]
    [InlineData("2026-01-01T02:00:00.5+02:00")]
    [InlineData("2026-01-01T02:00:00-07:30")]
    [InlineData("1969-12-31T23:59:59.999999999Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_time_is_written_as_it_was_read(string text)
    {
        Assert.Null(WireTimeParser.Parse(text, out WireTime time));
        Assert.Equal(text, time.ToString());
    }

    [Fact]
    public void Nanoseconds_since_1970_survive_in_both_directions()
    {
        foreach (long nanoseconds in (long[])[0, 1, -1, 1_700_000_000_123_456_789, -5_000_000_001, long.MaxValue, long.MinValue])
        {
            Assert.Equal(nanoseconds, WireTime.FromUnixNanoseconds(nanoseconds).UnixNanoseconds);
        }
    }

    [Fact]
    public void The_default_is_the_zero_time_of_the_wire() => Assert.Equal("0001-01-01T00:00:00Z", default(WireTime).ToString());

    [Fact]
    public void Digits_finer_than_a_nanosecond_are_dropped()
    {
        Assert.Null(WireTimeParser.Parse("2026-01-01T00:00:00.1234567899Z", out WireTime time));
        Assert.Equal(123_456_789, time.Nanoseconds);
    }
}
