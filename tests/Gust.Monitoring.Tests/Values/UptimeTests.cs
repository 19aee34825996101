using Gust.Monitoring.Values;

namespace Gust.Monitoring.Tests.Values;

public sealed class UptimeTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(59.9, "59s")]
    [InlineData(60, "1m0s")]
    [InlineData(3605, "1h0m5s")]
    [InlineData(86405, "1d0h0m5s")]
    [InlineData(366 * 86400.0, "1y1d0h0m0s")]
    [InlineData(-5, "0s")]
    public void Units_below_the_largest_are_never_left_out(double seconds, string text) => Assert.Equal(text, Uptime.Format(TimeSpan.FromSeconds(seconds)));
}
