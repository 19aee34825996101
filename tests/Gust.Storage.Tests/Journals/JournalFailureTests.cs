using Gust.Foundation.Disk;
using Gust.Storage.Journals;
using Gust.Testing.Disk;

namespace Gust.Storage.Tests.Journals;

public sealed class JournalFailureTests
{
    [Fact]
    public void Failed_sync_fails_its_round_and_never_shows_it()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Disk.FailAt(2, SimulatedFault.Error);
        journal.Commit("failed");
        Assert.Single(journal.Owner.Failures);
        journal.Writer.Resume();
        journal.Commit("b");
        journal.Reopen(); // no crash: what the failed round wrote can be read, whole
        Assert.Equal(["a", "b"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Failed_round_stays_away_though_nothing_follows_it()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Disk.FailAt(2, SimulatedFault.Error);
        journal.Commit("failed");
        Assert.Null(journal.Journal.Failure);
        journal.Reopen();
        Assert.Equal(["a"], journal.Shown);
    }

    [Fact]
    public void Writer_refuses_until_its_owner_knows_of_the_failure()
    {
        using var journal = new TestJournal();
        journal.Disk.FailAt(1, SimulatedFault.Error);
        journal.Commit("failed");
        Assert.Equal(JournalWriter.Refused, journal.Append("builds on it"));
        JournalWriter other = journal.Journal.Writer(new RecordingOwner(), 2);
        Assert.NotEqual(JournalWriter.Refused, other.Append(1, "x"u8));
        journal.Writer.Resume();
        Assert.NotEqual(JournalWriter.Refused, journal.Append("y"));
    }

    [Fact]
    public void Full_disk_refuses_until_there_is_room_and_the_pause_is_over()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Commit("b"); // fills the zeros that were written ahead
        journal.Disk.FailAt(1, SimulatedFault.Full, times: long.MaxValue);
        journal.Commit("failed");
        Assert.IsType<DiskFullException>(Assert.Single(journal.Owner.Failures));
        Assert.IsType<DiskFullException>(journal.Journal.Failure);
        journal.Writer.Resume();
        journal.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(JournalWriter.Refused, journal.Commit("refused, but the disk is tried"));
        journal.Disk.Heal();
        Assert.Equal(JournalWriter.Refused, journal.Commit("refused, and not tried so soon"));
        journal.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(JournalWriter.Refused, journal.Commit("refused, but the disk is tried"));
        Assert.Null(journal.Journal.Failure);
        journal.Commit("c");
        journal.Crash();
        Assert.Equal(["a", "b", "c"], journal.Shown);
        Assert.Single(journal.Segments); // nothing of the failed round was written, so the segment is as good as it was
    }

    [Fact]
    public void Round_that_has_no_room_does_not_keep_smaller_ones_out()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Disk.FailAt(1, SimulatedFault.Full, times: long.MaxValue);
        journal.Commit(new string('x', 10_000));
        Assert.Single(journal.Owner.Failures);
        journal.Writer.Resume();
        journal.Commit("small");
        journal.Crash();
        Assert.Equal(["a", "small"], journal.Shown);
    }

    [Fact]
    public void Round_whose_sync_failed_and_that_a_restart_shows_is_kept_from_then_on()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Disk.FailAt(2, SimulatedFault.Error, times: long.MaxValue);
        journal.Commit("doubtful");
        journal.Disk.Heal();
        journal.Reopen(); // a restart reads what the system has in memory
        Assert.Equal(["a", "doubtful"], journal.Shown);
        journal.Crash(); // the device has not got it from the sync that failed
        Assert.Equal(["a", "doubtful"], journal.Shown);
    }

    [Fact]
    public void Broken_disk_is_tried_again_once_a_pause()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Disk.FailAt(1, SimulatedFault.Error, times: long.MaxValue);
        journal.Commit("failed");
        Assert.NotNull(journal.Journal.Failure);
        journal.Writer.Resume();
        long before = journal.Disk.Operations;
        journal.Commit("refused");
        Assert.Equal(before, journal.Disk.Operations);
        journal.Time.Advance(TimeSpan.FromSeconds(1));
        journal.Commit("refused too, but the disk is tried");
        Assert.NotEqual(before, journal.Disk.Operations);
        Assert.NotNull(journal.Journal.Failure);
        journal.Disk.Heal();
        journal.Time.Advance(TimeSpan.FromSeconds(1));
        journal.Commit("refused as well, but the disk answers");
        Assert.Null(journal.Journal.Failure);
        journal.Commit("b");
        journal.Crash();
        Assert.Equal(["a", "b"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Disk_that_fails_again_and_again_costs_one_segment_a_pause()
    {
        using var journal = new TestJournal();
        for (int i = 0; i < 20; i++)
        {
            journal.Writer.Resume();
            journal.Append("x");
            journal.Disk.FailAt(journal.Segments.Count == 0 ? 4 : 1, SimulatedFault.Error);
            journal.RunRounds();
            journal.Disk.Heal();
        }

        Assert.True(journal.Segments.Count <= 2, $"{journal.Segments.Count} segments");
    }

    [Fact]
    public void Failed_lazy_sync_is_thrown_and_what_follows_goes_to_another_segment()
    {
        using var journal = new TestJournal(TestJournal.Lazy);
        journal.Commit("a");
        journal.Journal.SyncNow();
        journal.Commit("perhaps");
        journal.Disk.FailAt(1, SimulatedFault.Error);
        Assert.Throws<IOException>(journal.Journal.SyncNow);
        journal.Commit("b");
        Assert.Equal(2, journal.Segments.Count);
        journal.Journal.SyncNow();
        journal.Crash();
        Assert.Equal(["a", "b"], journal.Shown.Where(body => body != "perhaps"));
        Assert.Equal(journal.Shown.Contains("perhaps") ? 0 : 1, journal.Journal.Recovery.Holes.Count);
    }

    [Fact]
    public void Journal_that_cannot_be_read_does_not_open()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Journal.Dispose();
        int failures = 0;
        for (int operation = 1; ; operation++)
        {
            journal.Disk.FailAt(operation, SimulatedFault.Error);
            long before = journal.Disk.Operations;
            try
            {
                journal.Open();
            }
            catch (IOException)
            {
                failures++;
                continue;
            }

            Assert.True(journal.Disk.Operations < before + operation);
            Assert.True(failures > 4);
            Assert.Equal(["a"], journal.Shown);
            return;
        }
    }
}
