using Gust.Testing.Kernel;

namespace Gust.Telemetry.Tests;

/// <summary>The log tells of a collector's trouble, but does not repeat itself.</summary>
public sealed class EndpointWatchTests
{
    private readonly ManualTime _time = new();
    private readonly RecordingLogger _logger = new();
    private readonly EndpointWatch _watch;

    public EndpointWatchTests() => _watch = new EndpointWatch("http://c:4317/", "metrics", "grpc", _logger, _time);

    [Fact]
    public void Trouble_is_told_once_however_long_it_lasts()
    {
        for (int i = 0; i < 100; i++)
        {
            _watch.OnFailed("it is gone");
            _time.AdvanceMs(60_000);
        }

        Assert.Equal([9000], Told());
        Assert.StartsWith("telemetry: http://c:4317/ does not take metrics: it is gone. ", _logger.Events[0].Text);
    }

    [Fact]
    public void The_end_of_trouble_is_told_too_and_only_that()
    {
        _watch.OnTaken();
        _watch.OnFailed("it is gone");
        _watch.OnTaken();
        _watch.OnTaken();

        Assert.Equal([9000, 9001], Told());
    }

    [Fact]
    public void A_collector_that_comes_and_goes_is_told_of_seldom()
    {
        for (int i = 0; i < 100; i++)
        {
            _watch.OnFailed("it is gone");
            _watch.OnTaken();
            _time.AdvanceMs(1000);
        }

        Assert.Equal([9000, 9001], Told());
        _time.AdvanceMs((int)EndpointWatch.Pause.TotalMilliseconds);
        _watch.OnFailed("it is gone");
        Assert.Equal([9000, 9001, 9000], Told());
    }

    private int[] Told() => [.. _logger.Events.Select(one => one.Id)];
}
