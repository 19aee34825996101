using System.Collections.Concurrent;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.Storage.Journals;
using Gust.Testing;
using Gust.Testing.Disk;
using Gust.Testing.Kernel;

namespace Gust.Storage.Tests.Journals;

/// <summary>The journal on the machine's own disk, with threads.</summary>
public sealed class JournalOnDiskTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_threads_append_and_each_record_is_committed_and_shown_once(bool syncEveryRound)
    {
        const int Threads = 4;
        const int Records = 300;
        var options = new JournalOptions { SyncEveryRound = syncEveryRound, SegmentBytes = 256 << 10, ZeroAheadBytes = 64 << 10 };
        var expected = new ConcurrentDictionary<long, (ulong Stream, byte[] Body)>();
        var owners = Enumerable.Range(0, Threads).Select(_ => new RecordingOwner()).ToArray();
        var thread = new DiskThread();
        var journal = Open(thread, options, (in JournalRecord _) => Assert.Fail("a new journal is empty"));
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, index =>
        {
            JournalWriter writer = journal.Writer(owners[index], (ulong)index);
            var random = new SeededRandom(index);
            for (int i = 0; i < Records; i++)
            {
                var body = new byte[random.Next(400)];
                random.Fill(body);
                Assert.True(expected.TryAdd(writer.Append(1, body), ((ulong)index, body)));
                if (!syncEveryRound && i % 100 == 0)
                {
                    journal.SyncNow();
                }
            }
        });
        thread.Dispose();
        journal.Close();
        journal.Dispose();
        foreach ((RecordingOwner owner, int index) in owners.Select((owner, index) => (owner, index)))
        {
            Assert.Equal(owner.Commits.Order(), owner.Commits);
            Assert.Equal(expected.Where(pair => pair.Value.Stream == (ulong)index).Max(pair => pair.Key), owner.Commits[^1]);
        }

        int shown = 0;
        using var again = Open(new InlineScheduler(), options, (in JournalRecord record) =>
        {
            shown++;
            Assert.True(record.Body.SequenceEqual(expected[record.Position].Body));
        });
        Assert.Equal(Threads * Records, shown);
        Assert.Empty(again.Recovery.Holes);
        Assert.Null(again.Recovery.Cut);
    }

    [Fact]
    public void Record_of_more_than_64_MiB_is_kept()
    {
        byte[] large = new byte[(64 << 20) + 1];
        new SeededRandom(1).Fill(large);
        var owner = new CountingOwner();
        using (Journal journal = Open(new InlineScheduler(), new JournalOptions(), (in JournalRecord _) => { }))
        {
            JournalWriter writer = journal.Writer(owner, 1);
            writer.Append(1, "before"u8);
            writer.Append(1, large);
            writer.Append(1, "after"u8);
        }

        var lengths = new List<int>();
        bool isSame = false;
        using Journal again = Open(new InlineScheduler(), new JournalOptions(), (in JournalRecord record) =>
        {
            lengths.Add(record.Body.Length);
            isSame |= record.Body.SequenceEqual(large);
        });
        Assert.Equal([6, large.Length, 5], lengths);
        Assert.True(isSame);
    }

    [Fact]
    public void Append_and_commit_allocate_nothing()
    {
        var owner = new CountingOwner();
        using var journal = Open(new InlineScheduler(), new JournalOptions { SyncEveryRound = false }, (in JournalRecord _) => { });
        JournalWriter writer = journal.Writer(owner, 1);
        byte[] body = new byte[128];
        for (int i = 0; i < 1000; i++)
        {
            writer.Append(1, body);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            writer.Append(1, body);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, owner.Count);
    }

    private Journal Open(IWorkScheduler scheduler, JournalOptions options, JournalVisitor visitor) =>
        Journal.Open(new JournalPorts(SystemDisk.Instance, scheduler, TimeProvider.System, SystemRandom.Instance), _directory.Path, options, 0, visitor);

    private sealed class CountingOwner : IJournalOwner
    {
        public int Count { get; private set; }

        public void OnCommitted(long position) => Count++;

        public void OnFailed(IOException why) => Assert.Fail(why.Message);
    }
}
