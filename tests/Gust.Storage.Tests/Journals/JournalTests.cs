using System.Text;
using Gust.Storage.Journals;

namespace Gust.Storage.Tests.Journals;

public sealed class JournalTests
{
    [Fact]
    public void Each_round_on_disk_tells_how_long_it_took()
    {
        List<TimeSpan> taken = [];
        var disk = new Testing.Disk.SimulatedDisk(new Foundation.SeededRandom(1));
        var ports = new JournalPorts(disk, new Testing.Kernel.InlineScheduler(), new Testing.Kernel.ManualTime(), new Foundation.SeededRandom(1)) { RoundTook = taken.Add };
        using var journal = Journal.Open(ports, TestJournal.Folder, TestJournal.Small, 0, (in JournalRecord _) => { });
        JournalWriter writer = journal.Writer(new RecordingOwner(), stream: 1);
        writer.Append(1, "a"u8);
        writer.Append(1, "b"u8);
        Assert.Equal(2, taken.Count);
    }

    [Fact]
    public void Committed_records_come_back_in_order()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Append("b");
        journal.Commit("c");
        journal.Crash();
        Assert.Equal(["a", "b", "c"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Record_keeps_its_parts_stream_kind_and_position()
    {
        using var journal = new TestJournal();
        JournalWriter writer = journal.Journal.Writer(journal.Owner, stream: 0xFEDCBA9876543210);
        long position = writer.Append(200, "ab"u8, "cd"u8, "e"u8);
        journal.RunRounds();
        journal.Journal.Dispose();
        var seen = new List<(long, ulong, byte, string)>();
        var ports = new JournalPorts(journal.Disk, new Testing.Kernel.InlineScheduler(), journal.Time, new Foundation.SeededRandom(1));
        using var again = Journal.Open(ports, TestJournal.Folder, TestJournal.Small, 0, (in JournalRecord record) =>
            seen.Add((record.Position, record.Stream, record.Kind, Encoding.UTF8.GetString(record.Body))));
        Assert.Equal([(position, 0xFEDCBA9876543210, (byte)200, "abcde")], seen);
    }

    [Fact]
    public void Owner_is_told_once_a_round_how_far_its_own_records_are_committed()
    {
        using var journal = new TestJournal();
        var other = new RecordingOwner();
        JournalWriter otherWriter = journal.Journal.Writer(other, 2);
        journal.Append("a");
        long mine = journal.Append("b");
        long its = otherWriter.Append(1, "c"u8);
        Assert.Empty(journal.Owner.Commits);
        journal.RunRounds();
        Assert.Equal([mine], journal.Owner.Commits);
        Assert.Equal([its], other.Commits);
        Assert.Equal(its, journal.Journal.Committed);
    }

    [Fact]
    public void What_gathers_meanwhile_is_one_round()
    {
        using var journal = new TestJournal();
        journal.Commit("first");
        long before = journal.Disk.Operations;
        for (int i = 0; i < 100; i++)
        {
            journal.Append("x");
        }

        journal.RunRounds();
        Assert.Equal(2, journal.Disk.Operations - before); // a write and a sync
    }

    [Fact]
    public void Pending_bytes_past_the_bound_are_told_and_kept()
    {
        using var journal = new TestJournal();
        Assert.False(journal.Journal.IsFull);
        journal.Append(new string('x', 20_000));
        Assert.True(journal.Journal.IsFull);
        journal.Append("more");
        journal.RunRounds();
        Assert.False(journal.Journal.IsFull);
        journal.Crash();
        Assert.Equal([new string('x', 20_000), "more"], journal.Shown);
    }

    [Fact]
    public void Record_larger_than_a_segment_is_kept()
    {
        using var journal = new TestJournal();
        string large = new('x', 3_000_000);
        journal.Commit("before");
        journal.Commit(large);
        journal.Commit("after");
        journal.Crash();
        Assert.Equal(["before", large, "after"], journal.Shown);
    }

    [Fact]
    public void Records_up_to_the_checkpoint_are_not_shown()
    {
        using var journal = new TestJournal();
        journal.Append("a");
        long checkpoint = journal.Append("b");
        journal.Append("c");
        journal.RunRounds();
        journal.Crash(checkpoint);
        Assert.Equal(["c"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Released_segments_are_used_again()
    {
        using var journal = new TestJournal();
        int most = 0;
        long checkpoint = 0;
        for (int i = 0; i < 200; i++)
        {
            checkpoint = journal.Commit($"{i}");
            journal.Journal.ReleaseUpTo(checkpoint);
            most = Math.Max(most, journal.Disk.Files(TestJournal.Folder).Count);
        }

        Assert.True(most <= 3, $"{most} files"); // the active one, and one or two that were just left
        Assert.True(journal.Segments.Count <= 2);
        journal.Commit("last");
        journal.Crash(checkpoint);
        Assert.Equal(["last"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
        Assert.Null(journal.Journal.Recovery.Cut);
    }

    [Fact]
    public void Frames_of_another_journal_in_a_recycled_file_are_not_taken()
    {
        using var other = new TestJournal(seed: 8);
        for (int i = 0; i < 8; i++)
        {
            other.Commit($"foreign {i}");
        }

        using var opened = other.Disk.Open(other.PathOf(other.Segments[0]));
        var content = new byte[opened.Length];
        opened.Read(0, content);

        using var journal = new TestJournal();
        using (var spare = journal.Disk.Open(journal.PathOf("spare-1")))
        {
            spare.Write(0, content);
            spare.Sync();
        }

        journal.Reopen();
        journal.Commit("mine");
        Assert.DoesNotContain("spare-1", journal.Disk.Files(TestJournal.Folder));
        journal.Crash();
        Assert.Equal(["mine"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Positions_rise_over_lives_and_a_life_without_records_leaves_no_file()
    {
        using var journal = new TestJournal();
        long first = journal.Commit("a");
        int files = journal.Segments.Count;
        journal.Crash();
        journal.Crash();
        Assert.Equal(files, journal.Segments.Count);
        Assert.True(journal.Commit("b") > first);
        journal.Crash();
        Assert.Equal(["a", "b"], journal.Shown);
    }

    [Fact]
    public void Lazy_round_is_not_synced_until_it_is_time()
    {
        using var journal = new TestJournal(TestJournal.Lazy);
        journal.Commit("a");
        long before = journal.Disk.Operations;
        journal.Commit("b");
        Assert.Equal(1, journal.Disk.Operations - before);
        Assert.Equal(2, journal.Owner.Commits.Count);
        journal.Journal.SyncNow();
        journal.Crash();
        Assert.Equal(["a", "b"], journal.Shown);
    }

    [Fact]
    public void Lazy_segments_that_were_left_are_synced_too()
    {
        using var journal = new TestJournal(TestJournal.Lazy);
        string[] bodies = [.. Enumerable.Range(0, 30).Select(i => $"{i}{new string('x', 5_000)}")];
        foreach (string body in bodies)
        {
            journal.Commit(body);
        }

        Assert.True(journal.Segments.Count > 3);
        journal.Journal.SyncNow();
        journal.Crash();
        Assert.Equal(bodies, journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Closed_journal_opens_clean_and_takes_more()
    {
        using var journal = new TestJournal(TestJournal.Lazy);
        journal.Commit("a");
        journal.Journal.Close();
        journal.Journal.Dispose();
        journal.Crash();
        Assert.Null(journal.Journal.Recovery.Cut);
        journal.Commit("b");
        journal.Journal.SyncNow();
        journal.Crash();
        Assert.Equal(["a", "b"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }
}
