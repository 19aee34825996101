using System.Diagnostics;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;
using Gust.Storage.Journals;
using Gust.Testing.Disk;

namespace Gust.Bench.Micro;

/// <summary>The journal on a real disk, beside what the disk itself takes.</summary>
internal static class JournalBench
{
    private const int BodyBytes = 128;
    private const int InFlight = 500;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(4);

    public static void Run(string folder)
    {
        folder = Path.Combine(folder, $"gust-journal-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            Device(folder);
            OneInFlight(folder);
            Device(folder);
            Throughput(folder, "durable", new JournalOptions());
            Throughput(folder, "lazy", new JournalOptions { SyncEveryRound = false });
            using (var cipher = new StoreCipher(CipherKind.Aes256Gcm, new byte[RecordCipher.KeySize], SystemRandom.Instance))
            {
                Throughput(folder, "durable-aes", new JournalOptions { Cipher = cipher });
                Throughput(folder, "lazy-aes", new JournalOptions { SyncEveryRound = false, Cipher = cipher });
            }

            Replay(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>4 KiB written into blocks that the file already has, and synced: what a commit cannot be faster than.</summary>
    private static void Device(string folder)
    {
        const int Blocks = 4096;
        using IDiskFile file = SystemDisk.Instance.Open(Path.Combine(folder, "device"));
        var block = new byte[4096];
        for (int i = 0; i < Blocks; i++)
        {
            file.Write((long)i * block.Length, block);
        }

        file.Sync();
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        for (int i = 0; watch.Elapsed < Span && i < Blocks; i++)
        {
            double start = watch.Elapsed.TotalMicroseconds;
            file.Write((long)i * block.Length, block);
            file.Sync();
            times.Add(watch.Elapsed.TotalMicroseconds - start);
        }

        Print("device: write 4 KiB + sync", times);
    }

    private static void OneInFlight(string folder)
    {
        using var thread = new DiskThread();
        using Journal journal = Open(folder, "one", thread, new JournalOptions());
        using var owner = new BenchOwner();
        JournalWriter writer = journal.Writer(owner, 1);
        var body = new byte[BodyBytes];
        var times = new List<double>();
        for (int i = 0; i < 200; i++)
        {
            writer.Append(1, body);
            owner.WaitForCommit();
        }

        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Span)
        {
            double start = watch.Elapsed.TotalMicroseconds;
            writer.Append(1, body);
            owner.WaitForCommit();
            times.Add(watch.Elapsed.TotalMicroseconds - start);
        }

        Print("journal: one in flight, durable", times);
    }

    /// <summary>One publisher keeps so many records under way; every commit lets it append as many again.</summary>
    private static void Throughput(string folder, string name, JournalOptions options)
    {
        using var thread = new DiskThread();
        using Journal journal = Open(folder, name, thread, options);
        using var owner = new BenchOwner();
        JournalWriter writer = journal.Writer(owner, 1);
        var body = new byte[BodyBytes];
        Pump(journal, writer, owner, body, TimeSpan.FromSeconds(1));
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        long records = Pump(journal, writer, owner, body, Span);
        TimeSpan elapsed = watch.Elapsed;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Console.WriteLine($"journal: {InFlight} in flight, {name}: records/s     {records / elapsed.TotalSeconds,12:N0}");
        Console.WriteLine($"journal: {InFlight} in flight, {name}: CPU ns/record {cpu.TotalNanoseconds / records,12:N0}");
        Console.WriteLine($"journal: {InFlight} in flight, {name}: bytes alloc.  {allocated / (double)records,12:N3} per record");
    }

    private static void Replay(string folder)
    {
        const int Count = 2_000_000;
        var options = new JournalOptions { SyncEveryRound = false };
        var body = new byte[BodyBytes];
        using (var thread = new DiskThread())
        using (Journal journal = Open(folder, "replay", thread, options))
        using (var owner = new BenchOwner())
        {
            JournalWriter writer = journal.Writer(owner, 1);
            long last = 0;
            for (int i = 0; i < Count; i++)
            {
                last = writer.Append(1, body);
                if (journal.IsFull)
                {
                    owner.WaitForCommit();
                }
            }

            while (journal.Committed < last)
            {
                owner.WaitForCommit();
            }
        }

        var watch = Stopwatch.StartNew();
        using var idle = new DiskThread();
        using Journal again = Open(folder, "replay", idle, options);
        Console.WriteLine($"journal: replay: records/s                    {again.Recovery.Records / watch.Elapsed.TotalSeconds,12:N0}");
    }

    private static long Pump(Journal journal, JournalWriter writer, BenchOwner owner, byte[] body, TimeSpan span)
    {
        long appended = 0;
        long last = 0;
        var watch = Stopwatch.StartNew();
        long recordBytes = RecordBytes;
        while (watch.Elapsed < span)
        {
            // Positions count bytes, so the distance to the last commit says how many records are under way.
            if (last - journal.Committed < InFlight * recordBytes)
            {
                last = writer.Append(1, body);
                if (++appended % 100_000 == 0)
                {
                    journal.ReleaseUpTo(journal.Committed);
                }
            }
            else
            {
                owner.WaitForCommit();
            }
        }

        while (journal.Committed < last)
        {
            owner.WaitForCommit();
        }

        return appended;
    }

    private static long RecordBytes => 13 + BodyBytes;

    private static Journal Open(string folder, string name, IWorkScheduler scheduler, JournalOptions options) => Journal.Open(
        new JournalPorts(SystemDisk.Instance, scheduler, TimeProvider.System, SystemRandom.Instance), Path.Combine(folder, name), options, 0, (in JournalRecord _) => { });

    private static void Print(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine($"{name}, us: p50 {times[times.Count / 2],8:N0}  p99 {times[times.Count * 99 / 100],8:N0}  ({times.Count} times)");
    }

    private sealed class BenchOwner : IJournalOwner, IDisposable
    {
        private readonly AutoResetEvent _committed = new(false);

        public void OnCommitted(long position) => _committed.Set();

        public void OnFailed(IOException why) => Environment.FailFast(why.Message);

        public void WaitForCommit() => _committed.WaitOne();

        public void Dispose() => _committed.Dispose();
    }
}
