using Gust.JetStream.Hosting;
using Gust.Testing.Disk;
using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Who runs the server learns what the disk and the clock do to streams.</summary>
public sealed class StoreWarningTests() : StoreLifeTests(TimeSpan.FromDays(20_000))
{
    [Theory]
    [InlineData(SimulatedFault.Full, "DiskFull", "the disk is full")]
    [InlineData(SimulatedFault.Error, "StoreFailed", "the store does not take or give what it should")]
    public void Disk_that_fails_a_write(object fault, string name, string text)
    {
        Create("\"storage\":\"file\"");
        Disk.FailAt(1, (SimulatedFault)fault, times: 100);
        Life.Send("s.a", "refused", "body");
        Life.Settle();
        RecordedEvent one = Life.Log.Of(name)[0];
        Assert.Equal(LogLevel.Error, one.Level);
        Assert.StartsWith($"stream S of account $G: {text}: ", one.Text, StringComparison.Ordinal);
        Assert.Equal(("S", "$G"), (one.Fields["Stream"], one.Fields["Account"]));
    }

    [Fact]
    public void Stream_whose_checkpoint_is_damaged_is_rebuilt_and_told()
    {
        Create("\"storage\":\"file\"");
        for (int i = 0; i < 2000; i++)
        {
            Publish($"s.a-subject-that-is-not-short-so-that-the-state-needs-a-file-{i}");
        }

        Life.Server.CheckpointNow();
        Life.Settle();
        string folder = Life.Server.FolderOf(Stream.Number);
        Assert.Contains(Disk.Files(folder), file => !file.EndsWith(".blk", StringComparison.Ordinal));
        foreach (string state in Disk.Files(folder).Where(file => !file.EndsWith(".blk", StringComparison.Ordinal)))
        {
            Disk.Truncate($"{folder}/{state}", 8);
        }

        Restart();
        Assert.NotEmpty(Life.Log.Of("StoreDamaged"));
        RecordedEvent one = Assert.Single(Life.Log.Of("StreamRebuilt"));
        Assert.Equal("S", one.Fields["Stream"]);
        Assert.Equal(2000UL, one.Fields["Messages"]);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void Clock_that_is_set(int seconds)
    {
        Life.Server.Start();
        Advance(seconds: 5);
        Life.SetClock(TimeSpan.FromSeconds(seconds));
        Advance(seconds: 5);
        Assert.Equal(seconds * 1000L, Assert.Single(Life.Log.Of("ClockJumped")).Fields["ShiftMs"]);
    }

    [Fact]
    public void Clock_that_is_corrected_by_little_is_not_worth_a_line()
    {
        Life.Server.Start();
        Life.SetClock(TimeSpan.FromMilliseconds(200));
        Advance(seconds: 5);
        Assert.Empty(Life.Log.Of("ClockJumped"));
    }

    [Fact]
    public void Slow_rounds_are_told_once_in_ten_seconds_with_their_number()
    {
        SlowDiskLog slow = new(Life.Server.Context.Broker);
        slow.Note(TimeSpan.FromMilliseconds(999));
        slow.Note(TimeSpan.FromSeconds(2));
        slow.Note(TimeSpan.FromSeconds(3));
        slow.Note(TimeSpan.FromSeconds(4));
        Life.Advance(TimeSpan.FromSeconds(10));
        slow.Note(TimeSpan.FromSeconds(5));
        Assert.Equal([(2000L, 1L), (5000L, 3L)], Life.Log.Of("SlowDisk").Select(one => ((long)one.Fields["TookMs"]!, (long)one.Fields["SlowRounds"]!)));
    }
}
