using System.Buffers;
using System.Diagnostics;
using System.Text;
using Gust.Foundation.Disk;
using Gust.Foundation;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;
using Gust.Subjects;

namespace Gust.Bench.Micro;

/// <summary>What a stream's store does in a second, and what a message and a subject cost in memory.</summary>
internal sealed class StoreBench : IDisposable
{
    private static readonly byte[] Payload = new byte[128];
    private readonly string _folder = Directory.CreateTempSubdirectory("gust-store-").FullName;
    private BlockCache _cache = new(0);
    private int _stores;

    public static void Run(int subjectsMax)
    {
        using var bench = new StoreBench();
        foreach (var inFiles in new[] { true, false })
        {
            bench.Speed(inFiles, subjects: 1, messages: 1_000_000);
            bench.Speed(inFiles, subjects: 100_000, messages: 1_000_000);
        }

        for (var subjects = 10_000; subjects <= subjectsMax; subjects *= 10)
        {
            bench.Scale(subjects);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Name(int number) => Encoding.ASCII.GetBytes("orders." + number);

    private static double Rate(int count, Stopwatch watch) => count / watch.Elapsed.TotalSeconds;

    private static void Append(IStreamStore store, byte[][] subjects, int count)
    {
        var sequence = store.State.LastSequence;
        for (var i = 0; i < count; i++)
        {
            store.Append(new StoredMessage { Sequence = ++sequence, Time = i, Subject = subjects[i % subjects.Length], Headers = default, Payload = Payload });
        }
    }

    private static int Read(IStreamStore store, SubjectFilter? filter)
    {
        var count = 0;
        for (var from = 1UL; store.TryLoadNext(filter, from, out var message); from = message.Sequence + 1)
        {
            count++;
        }

        return count;
    }

    private static void Print(string name, double value, string unit) => Console.WriteLine($"{name,-58} {value,14:N1} {unit}");

    private IStreamStore Make(bool inFiles)
    {
        _cache = new BlockCache(256 << 20);
        return inFiles ? FileStreamStore.Create(new SystemDisk(), Path.Combine(_folder, (++_stores).ToString()), Options()) : new MemoryStreamStore(Options());
    }

    private StreamStoreOptions Options() => new() { Cache = _cache, Random = SystemRandom.Instance };

    private void Speed(bool inFiles, int subjects, int messages)
    {
        var names = Enumerable.Range(0, subjects).Select(Name).ToArray();
        using (var warm = Make(inFiles))
        {
            Append(warm, names, messages / 4);
            Read(warm, null);
            Read(warm, new SubjectFilter(["orders.*"u8.ToArray()]));
        }

        using var store = Make(inFiles);
        var kind = $"{(inFiles ? "file" : "memory")}, {subjects:N0} subjects: ";
        var watch = Stopwatch.StartNew();
        Append(store, names, messages);
        Print(kind + "appends 128 B", Rate(messages, watch), "/s");
        watch.Restart();
        Read(store, null);
        Print(kind + "reads in sequence", Rate(messages, watch), "/s");
        watch.Restart();
        var found = Read(store, new SubjectFilter(["orders.*"u8.ToArray()]));
        Print(kind + "reads by a filter that takes all", Rate(found, watch), "/s");
        watch.Restart();
        Read(store, new SubjectFilter(["orders.*"u8.ToArray(), "none"u8.ToArray()]));
        store.Count(new SubjectFilter(["*.7"u8.ToArray()]), 2);
        watch.Restart();
        found = Read(store, new SubjectFilter(["*.7"u8.ToArray()]));
        Print(kind + $"messages searched by a filter that takes {found:N0}", Rate(messages, watch), "/s");
    }

    private void Scale(int subjects)
    {
        const int PerSubject = 10;
        var names = Enumerable.Range(0, subjects).Select(Name).ToArray();
        var nameBytes = names.Average(name => name.Length);
        using var store = (FileStreamStore)Make(inFiles: true);
        var watch = Stopwatch.StartNew();
        Append(store, names, subjects * PerSubject);
        var kind = $"file, {subjects:N0} subjects, {subjects * PerSubject:N0} messages: ";
        Print(kind + "appends", Rate(subjects * PerSubject, watch), "/s");
        Print(kind + "index in memory per message", _cache.Bytes / (double)(subjects * PerSubject), "B");
        store.Flush();
        store.Sync();
        Images(store, kind + $"names of {nameBytes:N0} B, ", subjects);
        PerSubjectCosts(store, names, kind);
    }

    private void Images(FileStreamStore store, string kind, int subjects)
    {
        var image = new ArrayBufferWriter<byte>();
        var watch = Stopwatch.StartNew();
        store.WriteImage(image, 0);
        Print(kind + $"image of {image.WrittenCount} B written", watch.Elapsed.TotalMilliseconds, "ms");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        watch.Restart();
        using var opened = FileStreamStore.Open(new SystemDisk(), Path.Combine(_folder, _stores.ToString()), image.WrittenSpan, Options());
        Print(kind + "opened", watch.Elapsed.TotalMilliseconds, "ms");
        Print(kind + "memory per subject", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)subjects, "B");
    }

    private static void PerSubjectCosts(FileStreamStore store, byte[][] names, string kind)
    {
        const int Count = 2000;
        var random = new SeededRandom(1);
        var filters = Enumerable.Range(0, Count).Select(_ => new SubjectFilter([names[random.Next(names.Length)]])).ToArray();
        foreach (var filter in filters.AsSpan(0, 200))
        {
            store.TryLoadLast(filter, ulong.MaxValue, out _);
        }

        var watch = Stopwatch.StartNew();
        foreach (var filter in filters)
        {
            store.TryLoadLast(filter, ulong.MaxValue, out _);
        }

        Print(kind + "last of a subject", watch.Elapsed.TotalMicroseconds / Count, "us");
        watch.Restart();
        var purged = 0L;
        foreach (var filter in filters)
        {
            purged += store.Purge(filter, ulong.MaxValue, 0);
        }

        Print(kind + $"purge of a subject ({purged / (double)Count:N1} messages)", watch.Elapsed.TotalMicroseconds / Count, "us");
    }
}
