using Gust.Monitoring.Values;

namespace Gust.Monitoring.Tests.Values;

public sealed class ElapsedTextTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(-1, "0s")]
    [InlineData(1, "0.1µs")]
    [InlineData(2530, "253µs")]
    [InlineData(47971, "4.7971ms")]
    [InlineData(10_000_000, "1s")]
    [InlineData(15_000_000, "1.5s")]
    [InlineData(600_000_000, "1m0s")]
    [InlineData(1_205_000_000, "2m0.5s")]
    [InlineData(36_010_000_000, "1h0m1s")]
    public void Spans_are_written_as_Go_does(long ticks, string text) => Assert.Equal(text, ElapsedText.Format(TimeSpan.FromTicks(ticks)));
}
