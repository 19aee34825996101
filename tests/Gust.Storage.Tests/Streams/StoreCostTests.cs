using System.Text;
using Gust.Foundation;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Tests.Streams;

/// <summary>What must cost nothing per message, and little per stream.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class StoreCostTests
{
    private const int Warm = 60_000;
    private const int Measured = 60_000;
    private static readonly byte[][] Subjects = [.. Enumerable.Range(0, 100).Select(number => Encoding.ASCII.GetBytes("orders.eu." + number))];
    private static readonly byte[] Payload = new byte[128];

    private readonly StreamStoreOptions _options = new()
    {
        Cache = new BlockCache(1 << 20),
        Random = new SeededRandom(1),
        FileBlockBytes = 1 << 20,
        MemoryBlockBytes = 256 << 10,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Append_to_a_stream_at_its_limit_allocates_nothing(bool inFiles)
    {
        using IStreamStore store = Store(inFiles, new NullDisk());
        Append(store, 1, Warm, limit: 20_000);
        long allocated = Allocated(() => Append(store, Warm + 1, Measured, limit: 20_000));
        Assert.InRange(allocated / (double)Measured, 0, 0.2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reading_in_sequence_allocates_nothing(bool inFiles)
    {
        using IStreamStore store = Store(inFiles, new MemoryDisk());
        Append(store, 1, Measured, limit: int.MaxValue);
        Assert.Equal(Measured, ReadAll(store));
        long allocated = Allocated(() => ReadAll(store));
        Assert.InRange(allocated / (double)Measured, 0, 0.2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Idle_stream_with_a_few_messages_takes_less_than_a_kilobyte(bool inFiles)
    {
        const int Streams = 10_000;
        var disk = new NullDisk();
        IStreamStore[] stores = new IStreamStore[Streams];
        MakeIdle(Store(inFiles, disk), inFiles);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Streams; i++)
        {
            stores[i] = Store(inFiles, disk);
            MakeIdle(stores[i], inFiles);
        }

        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Streams;

        // Messages of a memory store are its content: 512 bytes here.
        Assert.InRange(bytes, 0, inFiles ? 1023 : 1535);
        GC.KeepAlive(stores);
    }

    [Fact]
    public void Subject_takes_at_most_50_bytes_beside_its_name()
    {
        const int Count = 100_000;
        byte[][] names = [.. Enumerable.Range(0, Count).Select(number => Encoding.ASCII.GetBytes("device.7." + number))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var table = new SubjectTable(_options.Random);
        foreach (byte[] name in names)
        {
            table[table.Add(name, table.HashOf(name))].Count = 1;
        }

        double each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Count;
        Assert.InRange(each, 0, 50 + names.Average(name => name.Length));
        GC.KeepAlive(table);
    }

    private IStreamStore Store(bool inFiles, Foundation.Disk.IDisk disk) =>
        inFiles ? FileStreamStore.Create(disk, Stores.Folder, _options) : new MemoryStreamStore(_options);

    private static void MakeIdle(IStreamStore store, bool inFiles)
    {
        for (ulong sequence = 1; sequence <= 5; sequence++)
        {
            store.Append(new StoredMessage { Sequence = sequence, Time = 1, Subject = Subjects[sequence % 3], Headers = default, Payload = default });
        }

        if (inFiles)
        {
            ((FileStreamStore)store).Trim();
        }
        else
        {
            ((MemoryStreamStore)store).Trim();
        }
    }

    private static void Append(IStreamStore store, int first, int count, int limit)
    {
        for (int i = first; i < first + count; i++)
        {
            store.Append(new StoredMessage { Sequence = (ulong)i, Time = i, Subject = Subjects[i % Subjects.Length], Headers = default, Payload = Payload });
            if (i > limit)
            {
                store.Remove((ulong)(i - limit), erase: false);
            }
        }
    }

    private static int ReadAll(IStreamStore store)
    {
        int count = 0;
        for (ulong from = 1; store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            count++;
        }

        return count;
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
