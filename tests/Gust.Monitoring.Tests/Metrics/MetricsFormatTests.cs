using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Tests.Metrics;

public sealed class MetricsFormatTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("*/*", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/openmetrics-text", true)]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.7", false)]
    [InlineData("application/openmetrics-text;version=1.0.0;q=0.8,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true)]
    [InlineData("application/openmetrics-text;version=0.0.1,text/plain;version=0.0.4;q=0.5", false)]
    public void The_format_that_is_liked_best_is_given(string accept, bool isOpenMetrics) =>
        Assert.Equal(isOpenMetrics ? MetricsFormat.OpenMetrics : MetricsFormat.Prometheus, MetricsFormat.For(accept));
}
