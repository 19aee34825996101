using Gust.Foundation;
using Gust.Storage.Journals;
using Gust.Testing.Disk;

namespace Gust.Storage.Tests.Journals;

public sealed class JournalDamageTests
{
    private const int Frame = 4096;

    [Fact]
    public void Bad_frame_with_good_ones_behind_is_a_hole_and_the_rest_is_shown()
    {
        using var journal = new TestJournal();
        long before = journal.Commit("a");
        long lost = journal.Commit("b");
        journal.Commit("c");
        journal.Disk.FlipBit(journal.PathOf(journal.Segments[0]), Frame + FrameHeader.Size + 3, bit: 5);
        journal.Crash();
        Assert.Equal(["a", "c"], journal.Shown);
        Assert.Equal([new JournalHole(journal.Segments[0], Frame, Frame, before, lost)], journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Bad_last_frame_is_cut_and_said()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        long last = journal.Commit("b");
        journal.Disk.FlipBit(journal.PathOf(journal.Segments[0]), Frame + FrameHeader.Size + 3, bit: 5);
        journal.Crash();
        Assert.Equal(["a"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
        Assert.Equal(last, journal.Journal.Recovery.Cut?.To);
        journal.Commit("c");
        journal.Crash();
        Assert.Equal(["a", "c"], journal.Shown); // the cut frame is not a hole of the next life
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Cut_off_file_is_a_hole_up_to_the_next()
    {
        using var journal = new TestJournal();
        for (int i = 0; i < 12; i++)
        {
            journal.Commit($"{i}");
        }

        journal.Disk.Truncate(journal.PathOf(journal.Segments[0]), (3 * Frame) + 50);
        journal.Crash();
        Assert.Equal(["0", "1", "2", "8", "9", "10", "11"], journal.Shown);
        Assert.Equal(3 * Frame, Assert.Single(journal.Journal.Recovery.Holes).Offset);
    }

    [Fact]
    public void Missing_segment_is_a_hole()
    {
        using var journal = new TestJournal();
        for (int i = 0; i < 20; i++)
        {
            journal.Commit($"{i}");
        }

        long[] gone = [.. journal.Owner.Commits.Skip(7).Take(9)];
        journal.Disk.Delete(journal.PathOf(journal.Segments[1]));
        journal.Disk.SyncFolder(TestJournal.Folder);
        journal.Crash();
        Assert.Equal([.. Enumerable.Range(0, 8).Concat(Enumerable.Range(16, 4)).Select(i => $"{i}")], journal.Shown);
        JournalHole hole = Assert.Single(journal.Journal.Recovery.Holes);
        Assert.Equal((journal.Segments[0], gone[0], gone[^1]), (hole.File, hole.From, hole.To));
    }

    [Fact]
    public void Journal_without_segments_behind_a_checkpoint_is_a_hole_of_unknown_size()
    {
        using var journal = new TestJournal();
        journal.Reopen(from: 1000);
        Assert.Equal([new JournalHole(null, 0, 0, 1000, 1000)], journal.Journal.Recovery.Holes);
        Assert.True(journal.Commit("a") > 1000);
    }

    [Fact]
    public void Damage_before_the_checkpoint_is_of_no_interest()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        long checkpoint = journal.Commit("b");
        journal.Commit("c");
        journal.Disk.FlipBit(journal.PathOf(journal.Segments[0]), FrameHeader.Size + 3, bit: 5);
        journal.Disk.FlipBit(journal.PathOf(journal.Segments[0]), Frame + 9, bit: 5);
        journal.Crash(checkpoint);
        Assert.Equal(["c"], journal.Shown);
        Assert.Empty(journal.Journal.Recovery.Holes);
    }

    [Fact]
    public void Segments_of_two_journals_in_a_folder_are_refused()
    {
        using var journal = new TestJournal();
        journal.Commit("a");
        journal.Disk.Open(journal.PathOf(new SegmentName(12345, 0, 0).ToString())).Dispose();
        Assert.Throws<InvalidDataException>(() => journal.Reopen());
    }

    [Fact]
    public void Segment_of_another_version_is_refused()
    {
        using var journal = new TestJournal();
        journal.Disk.Open(journal.PathOf("journal-v9-1")).Dispose();
        Assert.Throws<InvalidDataException>(() => journal.Reopen());
    }

    [Fact]
    public void Every_flipped_bit_costs_exactly_its_frame()
    {
        for (int seed = 0; seed < SimulationSeeds.Count; seed++)
        {
            FlipOne(seed);
        }
    }

    private static void FlipOne(int seed)
    {
        var random = new SeededRandom(seed);
        using var journal = new TestJournal(random.Next(2) == 0 ? TestJournal.Small : TestJournal.Lazy);
        var expected = new List<(string Body, long Position)>();
        for (int i = 0; i < 25; i++)
        {
            int records = 1 + random.Next(3);
            for (int j = 0; j < records; j++)
            {
                string body = $"{i}.{j}{new string('x', random.Next(3) * random.Next(2000))}";
                expected.Add((body, journal.Append(body)));
            }

            journal.RunRounds();
        }

        journal.Journal.Close();
        journal.Journal.Dispose();
        string file = journal.Segments[random.Next(journal.Segments.Count)];
        (FrameHeader Header, long Offset)[] frames = FramesOf(journal, file);
        (FrameHeader hit, long offset) = frames[random.Next(frames.Length)];
        long at = offset + random.Next(FrameHeader.Size + hit.BodyLength);
        journal.Disk.FlipBit(journal.PathOf(file), at, random.Next(8));
        journal.Crash();

        string which = $"seed {seed}: {file} at {at}";
        string[] rest = [.. expected.Where(record => record.Position <= hit.Position || record.Position > hit.End).Select(record => record.Body)];
        Assert.True(rest.SequenceEqual(journal.Shown), which);
        JournalRecovery recovery = journal.Journal.Recovery;
        if (hit.Records == 0)
        {
            Assert.True(recovery.Cut is not null && recovery.Holes.Count == 0, which); // the mark at the end
            return;
        }

        Assert.True(recovery.Cut is null, which);
        JournalHole hole = Assert.Single(recovery.Holes);
        Assert.True((file, offset, hit.PreviousEnd, hit.End) == (hole.File, hole.Offset, hole.From, hole.To), which);
    }

    private static (FrameHeader Header, long Offset)[] FramesOf(TestJournal journal, string file)
    {
        using var opened = journal.Disk.Open(journal.PathOf(file));
        var bytes = new byte[opened.Length];
        opened.Read(0, bytes);
        var frames = new List<(FrameHeader, long)>();
        for (int offset = 0; offset < bytes.Length; offset += FrameHeader.AlignmentMin)
        {
            if (FrameHeader.TryRead(bytes.AsSpan(offset), out FrameHeader header))
            {
                frames.Add((header, offset));
            }
        }

        return [.. frames];
    }
}
