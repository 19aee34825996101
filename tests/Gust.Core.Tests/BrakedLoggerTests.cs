using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.Core.Tests;

/// <summary>No flood of one event fills the disk or hides another.</summary>
public sealed class BrakedLoggerTests
{
    private readonly ManualTime _time = new();
    private readonly RecordingLogger _log = new();
    private readonly BrakedLogger _braked;

    public BrakedLoggerTests() => _braked = new BrakedLogger(_log, _time);

    [Fact]
    public void Burst_comes_through_whole_and_the_rest_is_counted_in_one_line()
    {
        Warn(7, times: BrakedLogger.Burst + 40);
        Assert.Equal(BrakedLogger.Burst, _log.Of("E7").Count);
        _time.Advance(BrakedLogger.SummaryPause);
        RecordedEvent summary = Assert.Single(_log.Of("EventsSuppressed"));
        Assert.Equal((40L, "E7", 7), (summary.Fields["Suppressed"], summary.Fields["RepeatedEvent"], summary.Fields["RepeatedEventId"]));
    }

    [Fact]
    public void Flood_that_goes_on_costs_a_line_a_second_and_a_summary_each_ten()
    {
        Warn(7, times: BrakedLogger.Burst);
        for (int second = 0; second < 100; second++)
        {
            _time.AdvanceMs(1000);
            Warn(7, times: 50);
        }

        Assert.Equal(BrakedLogger.Burst + 100, _log.Of("E7").Count);
        Assert.InRange(_log.Of("EventsSuppressed").Count, 8, 10);
    }

    [Fact]
    public void Every_event_is_logged_or_counted()
    {
        Warn(7, times: 1000);
        _time.AdvanceMs(500);
        Warn(7, times: 1000);
        _time.AdvanceMs(60_000);
        Assert.Equal(2000, _log.Of("E7").Count + _log.Of("EventsSuppressed").Sum(summary => (long)summary.Fields["Suppressed"]!));
    }

    [Fact]
    public void Quiet_time_brings_the_burst_back()
    {
        Warn(7, times: BrakedLogger.Burst);
        _time.Advance(BrakedLogger.Pace * BrakedLogger.Burst);
        Warn(7, times: BrakedLogger.Burst);
        Assert.Equal(2 * BrakedLogger.Burst, _log.Of("E7").Count);
        _time.Advance(BrakedLogger.SummaryPause);
        Assert.Empty(_log.Of("EventsSuppressed"));
    }

    [Fact]
    public void Other_events_are_not_held_back()
    {
        Warn(7, times: 10_000);
        Warn(8, times: 1);
        Assert.Single(_log.Of("E8"));
    }

    [Fact]
    public void What_is_no_warning_is_never_held_back()
    {
        for (int i = 0; i < 1000; i++)
        {
            _braked.Log(LogLevel.Information, new EventId(7, "E7"), "said");
        }

        Assert.Equal(1000, _log.Of("E7").Count);
    }

    [Fact]
    public void Flood_of_failing_logins_is_held_back()
    {
        using TestBroker broker = new(authenticator: new LateAuthenticator(), logger: _log);
        for (int i = 0; i < 500; i++)
        {
            broker.Open().Send("PUB a 1\r\nx\r\n");
        }

        Assert.Equal(BrakedLogger.Burst, _log.Of("AuthenticationFailed").Count);
        broker.Time.Advance(BrakedLogger.SummaryPause);
        Assert.Equal(400L, Assert.Single(_log.Of("EventsSuppressed"), one => one.Fields["RepeatedEvent"] is "AuthenticationFailed").Fields["Suppressed"]);
    }

    [Fact]
    public void What_was_held_back_is_told_when_the_server_ends()
    {
        using (TestBroker broker = new(authenticator: new LateAuthenticator(), logger: _log))
        {
            for (int i = 0; i < BrakedLogger.Burst + 5; i++)
            {
                broker.Open().Send("PUB a 1\r\nx\r\n");
            }
        }

        Assert.Equal(5L, Assert.Single(_log.Of("EventsSuppressed")).Fields["Suppressed"]);
    }

    private void Warn(int id, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _braked.Log(LogLevel.Warning, new EventId(id, $"E{id}"), "said");
        }
    }
}
