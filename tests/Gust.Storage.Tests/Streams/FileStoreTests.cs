using Gust.Foundation.Disk;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Tests.Streams;

public sealed class FileStoreTests
{
    private readonly MemoryDisk _disk = new();

    [Fact]
    public void Append_on_a_full_disk_changes_nothing_and_succeeds_when_there_is_room()
    {
        using FileStreamStore store = Stores.File(_disk, Stores.Small());
        ulong next = 1;
        _disk.IsFull = true;
        while (true)
        {
            StreamState before = store.State;
            try
            {
                store.Put(next, "s", "payload");
                next++;
            }
            catch (DiskFullException)
            {
                Assert.Equal(before, store.State);
                break;
            }
        }

        Assert.Throws<DiskFullException>(() => store.Put(next, "s", "payload"));
        Assert.Equal("payload", store.Payload(next - 1));
        _disk.IsFull = false;
        for (int i = 0; i < 100; i++)
        {
            store.Put(next++, "s", "payload");
        }

        Assert.Equal(next - 1, (ulong)store.Sequences().Count);
        Assert.Equal((long)next - 1, store.Subject("s"u8).Messages);
    }

    [Fact]
    public void Opening_an_image_reads_no_block()
    {
        byte[] image;
        using (FileStreamStore store = Stores.File(_disk))
        {
            for (ulong sequence = 1; sequence <= 100; sequence++)
            {
                store.Put(sequence, "s." + sequence % 3);
            }

            image = store.Image(position: 4711);
        }

        _disk.Reads = 0;
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Stores.Usual());
        Assert.Equal(100, again.State.Messages);
        Assert.Equal(4711, again.ImagePosition);
        Assert.Equal(0, _disk.Reads);
        Assert.InRange(image.Length, 1, 500);
    }

    [Fact]
    public void Image_of_a_store_that_did_not_change_names_the_same_file()
    {
        using FileStreamStore store = Stores.File(_disk);
        for (ulong sequence = 1; sequence <= 1000; sequence++)
        {
            store.Put(sequence, "subject." + sequence);
        }

        store.Image();
        string[] paths = [.. _disk.Paths];
        store.Image();
        Assert.Equal(paths, _disk.Paths);
        store.Put(1001, "s");
        byte[] image = store.Image();
        store.DropImagesBefore(store.ImageNumber);
        Assert.Single(_disk.Paths, path => path.EndsWith(".state", StringComparison.Ordinal));
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Stores.Usual());
        Assert.Equal(1001, again.State.Subjects);
    }

    [Fact]
    public void Files_stay_until_no_image_names_them()
    {
        using FileStreamStore store = Stores.File(_disk, Stores.Small());
        for (ulong sequence = 1; sequence <= 200; sequence++)
        {
            store.Put(sequence, "s", "payload");
        }

        byte[] image = store.Image();
        Assert.Equal(200, store.Purge(null, ulong.MaxValue, 0));
        using (FileStreamStore older = FileStreamStore.Open(_disk, Stores.Folder, image, Stores.Small()))
        {
            Assert.Equal(200, older.Sequences().Count);
        }

        store.Image();
        store.DropImagesBefore(store.ImageNumber);
        Assert.DoesNotContain(_disk.Paths, path => path.EndsWith(BlockFolder.BlockSuffix, StringComparison.Ordinal));
    }

    [Fact]
    public void Trimmed_store_has_no_file_open_and_goes_on()
    {
        using FileStreamStore store = Stores.File(_disk, Stores.Small());
        for (ulong sequence = 1; sequence <= 200; sequence++)
        {
            store.Put(sequence, "s", "payload " + sequence);
        }

        Assert.Equal(200, store.Sequences().Count);
        Assert.InRange(_disk.OpenHandles, 1, 3);
        store.Trim();
        Assert.Equal(0, _disk.OpenHandles);
        store.Put(201, "s", "payload 201");
        Assert.Equal("payload 201", store.Payload(201));
        Assert.Equal("payload 77", store.Payload(77));
    }

    [Fact]
    public void Erased_content_is_gone_from_every_file()
    {
        using FileStreamStore store = Stores.File(_disk, Stores.Small());
        for (ulong sequence = 1; sequence <= 100; sequence++)
        {
            store.Put(sequence, "s", "secret " + sequence + ";");
        }

        store.Remove(50, erase: true);
        store.Remove(100, erase: true);
        store.Flush();
        Assert.All(_disk.Paths, path => Assert.Equal(-1, _disk[path].Bytes.IndexOf("secret 50;"u8)));
        Assert.All(_disk.Paths, path => Assert.Equal(-1, _disk[path].Bytes.IndexOf("secret 100;"u8)));
        Assert.Contains(_disk.Paths, path => _disk[path].Bytes.IndexOf("secret 51;"u8) > 0);
    }

    [Fact]
    public void Readers_at_different_places_read_ahead_each_for_itself()
    {
        using FileStreamStore store = Stores.File(_disk);
        const int Messages = 20_000;
        for (ulong sequence = 1; sequence <= Messages; sequence++)
        {
            store.Put(sequence, "s", "some payload of a usual length, or so");
        }

        store.Trim();
        _disk.Reads = 0;
        for (ulong i = 1; i <= Messages / 4; i++)
        {
            for (ulong reader = 0; reader < 4; reader++)
            {
                Assert.True(store.TryLoad((reader * Messages / 4) + i, out _));
            }
        }

        Assert.InRange(_disk.Reads, 1, 60);
    }

    [Fact]
    public void Blocks_that_are_mostly_holes_are_written_anew()
    {
        var options = new StreamStoreOptions { Cache = Stores.Usual().Cache, Random = Stores.Usual().Random, FileBlockBytes = 100_000 };
        using FileStreamStore store = Stores.File(_disk, options);
        for (ulong sequence = 1; sequence <= 10_000; sequence++)
        {
            store.Put(sequence, "s." + sequence % 100, new string('x', 50));
        }

        for (ulong sequence = 2; sequence < 10_000; sequence++)
        {
            if (sequence % 50 != 0)
            {
                store.Remove(sequence, erase: false);
            }
        }

        store.Image();
        store.DropImagesBefore(store.ImageNumber);
        Assert.InRange(_disk.Paths.Sum(path => _disk[path].Length), 1, 350_000);
        Assert.Equal([1UL, .. Enumerable.Range(1, 200).Select(number => (ulong)number * 50)], store.Sequences());
    }
}
