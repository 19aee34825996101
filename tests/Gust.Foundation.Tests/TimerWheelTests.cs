using Gust.Testing.Kernel;

namespace Gust.Foundation.Tests;

public sealed class TimerWheelTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly TimerWheel _wheel;

    private readonly List<Exception> _reported = [];

    public TimerWheelTests() => _wheel = new TimerWheel(_time, _reported.Add);

    public void Dispose() => _wheel.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 8)]
    [InlineData(7.9, 8)]
    [InlineData(0.1, 15.95)]
    [InlineData(3, 512)]
    [InlineData(100, 32768)]
    [InlineData(1234.5, 2097152.25)]
    public void Entry_fires_never_early_and_at_most_one_tick_late(double startMs, double delayMs)
    {
        _time.AdvanceMs(startMs);
        RecordingEntry entry = Scheduled(delayMs);
        _time.AdvanceMs(delayMs + 100);
        AssertOnTime(Assert.Single(entry.FiredAt), startMs + delayMs);
    }

    [Fact]
    public void Zero_and_negative_delays_fire_with_the_next_tick()
    {
        RecordingEntry zero = Scheduled(0);
        RecordingEntry negative = Scheduled(-5000);
        Assert.Empty(zero.FiredAt);
        _time.AdvanceMs(TimerWheel.TickMs + 1);
        Assert.Single(zero.FiredAt);
        Assert.Single(negative.FiredAt);
    }

    [Fact]
    public void Entry_that_throws_is_reported_and_the_others_fire_then_and_later()
    {
        RecordingEntry before = Scheduled(100);
        RecordingEntry failing = new(_time, () => throw new InvalidOperationException("defect"));
        _wheel.Schedule(failing, TimeSpan.FromMilliseconds(100));
        RecordingEntry after = Scheduled(100);
        RecordingEntry later = Scheduled(5000);
        _time.AdvanceMs(200);
        Assert.Equal("defect", Assert.Single(_reported).Message);
        Assert.Single(before.FiredAt);
        Assert.Single(after.FiredAt);
        _time.AdvanceMs(5000);
        Assert.Single(later.FiredAt);
    }

    [Fact]
    public void Report_that_throws_stops_nothing_and_is_counted()
    {
        using TimerWheel wheel = new(_time, fault => throw fault);
        RecordingEntry after = new(_time);
        wheel.Schedule(new RecordingEntry(_time, () => throw new InvalidOperationException("defect")), TimeSpan.FromMilliseconds(8));
        wheel.Schedule(after, TimeSpan.FromMilliseconds(16));
        _time.AdvanceMs(100);
        Assert.Single(after.FiredAt);
        Assert.Equal(2, wheel.Failures);
    }

    [Fact]
    public void Hundred_thousand_random_timers_fire_in_time()
    {
        SeededRandom random = new(7);
        List<(RecordingEntry Entry, double DueMs)> scheduled = [];
        for (int i = 0; i < 100_000; i++)
        {
            if (i % 1000 == 0)
            {
                _time.AdvanceMs(random.Next(20_000) / 16.0);
            }

            // From a millisecond to twelve days, so that every level is used and cascades are many.
            double delayMs = Math.Pow(2, random.Next(30_000) / 1000.0);
            scheduled.Add((Scheduled(delayMs), _time.Now.TotalMilliseconds + delayMs));
        }

        _time.Advance(TimeSpan.FromDays(14));
        foreach ((RecordingEntry entry, double dueMs) in scheduled)
        {
            AssertOnTime(Assert.Single(entry.FiredAt), dueMs);
        }
    }

    [Fact]
    public void Cancelled_entry_does_not_fire()
    {
        RecordingEntry entry = Scheduled(100);
        RecordingEntry neighbour = Scheduled(100);
        _wheel.Cancel(entry);
        _wheel.Cancel(entry);
        _time.AdvanceMs(1000);
        Assert.Empty(entry.FiredAt);
        Assert.Single(neighbour.FiredAt);
    }

    [Theory]
    [InlineData(1000, 10)]
    [InlineData(10, 5000)]
    public void Rescheduled_entry_fires_at_its_last_time_only(double firstMs, double lastMs)
    {
        RecordingEntry entry = Scheduled(firstMs);
        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(lastMs));
        _time.AdvanceMs(10_000);
        AssertOnTime(Assert.Single(entry.FiredAt), lastMs);
    }

    [Fact]
    public void Entry_may_schedule_itself_again_while_it_fires()
    {
        RecordingEntry? entry = null;
        entry = new RecordingEntry(_time, () => _wheel.Schedule(entry!, TimeSpan.FromMilliseconds(80)));
        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(80));
        _time.AdvanceMs(80 * 10);
        Assert.InRange(entry.FiredAt.Count, 9, 10);
    }

    [Fact]
    public void Entry_may_cancel_another_that_is_due_later()
    {
        RecordingEntry later = Scheduled(200);
        _wheel.Schedule(new RecordingEntry(_time, () => _wheel.Cancel(later)), TimeSpan.FromMilliseconds(100));
        _time.AdvanceMs(1000);
        Assert.Empty(later.FiredAt);
    }

    [Fact]
    public void Nothing_wakes_up_while_nothing_is_scheduled()
    {
        RecordingEntry entry = Scheduled(100);
        _time.AdvanceMs(200);
        Assert.Single(entry.FiredAt);
        int alarms = _time.Alarms;
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(alarms, _time.Alarms);
    }

    [Fact]
    public void One_far_entry_costs_a_handful_of_alarms()
    {
        RecordingEntry entry = Scheduled(TimeSpan.FromHours(10).TotalMilliseconds);
        _time.Advance(TimeSpan.FromHours(11));
        Assert.Single(entry.FiredAt);
        Assert.InRange(_time.Alarms, 1, 5); // one for each level on the way down
    }

    [Theory]
    [InlineData(49)]
    [InlineData(60)]
    [InlineData(400)]
    public void Entries_beyond_the_reach_of_the_systems_timers_fire_on_time(int days)
    {
        RecordingEntry entry = Scheduled(TimeSpan.FromDays(days).TotalMilliseconds);
        _time.Advance(TimeSpan.FromDays(days + 1));
        AssertOnTime(Assert.Single(entry.FiredAt), TimeSpan.FromDays(days).TotalMilliseconds);
    }

    [Fact]
    public void Long_idleness_does_not_blur_what_is_scheduled_after_it()
    {
        _time.Advance(TimeSpan.FromDays(200));
        double startMs = _time.Now.TotalMilliseconds;
        RecordingEntry near = Scheduled(20);
        RecordingEntry far = Scheduled(60_000);
        _time.AdvanceMs(120_000);
        AssertOnTime(Assert.Single(near.FiredAt), startMs + 20);
        AssertOnTime(Assert.Single(far.FiredAt), startMs + 60_000);
    }

    [Fact]
    public void Disposed_wheel_fires_nothing()
    {
        RecordingEntry entry = Scheduled(100);
        _wheel.Dispose();
        _time.AdvanceMs(1000);
        Assert.Empty(entry.FiredAt);
    }

    [Fact]
    public async Task Entries_scheduled_and_cancelled_by_several_threads_fire_once_or_never()
    {
        RecordingEntry[][] kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() => ScheduleMany(thread))));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.All(kept.SelectMany(entries => entries), entry => Assert.Single(entry.FiredAt));
    }

    private RecordingEntry[] ScheduleMany(int seed)
    {
        SeededRandom random = new(seed);
        List<RecordingEntry> kept = [];
        for (int i = 0; i < 5000; i++)
        {
            RecordingEntry entry = Scheduled(1 + random.Next(5000));
            if (i % 3 == 0)
            {
                _wheel.Cancel(entry);
            }
            else
            {
                kept.Add(entry);
            }
        }

        return [.. kept];
    }

    private RecordingEntry Scheduled(double delayMs)
    {
        RecordingEntry entry = new(_time);
        _wheel.Schedule(entry, TimeSpan.FromMilliseconds(delayMs));
        return entry;
    }

    /// <summary>The alarm itself is set in whole milliseconds, which may add one.</summary>
    private static void AssertOnTime(TimeSpan firedAt, double dueMs) =>
        Assert.InRange(firedAt.TotalMilliseconds, dueMs - 0.001, dueMs + TimerWheel.TickMs + 1);
}
