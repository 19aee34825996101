using Gust.Foundation;
using Gust.Storage.Streams;

namespace Gust.Storage.Tests.Streams;

/// <summary>Stores whose image is lost, and files that were damaged.</summary>
public sealed class RebuildTests
{
    private const int Messages = 200;
    private readonly MemoryDisk _disk = new();
    private readonly StreamStoreOptions _options = Stores.Small();
    private readonly List<StreamDamage> _damages = [];

    [Fact]
    public void Whole_blocks_give_every_message_back()
    {
        StreamState before = Fill();
        using FileStreamStore store = Rebuild();
        Assert.Equal(before, store.State);
        Assert.Empty(_damages);
        Assert.All(Enumerable.Range(1, Messages), sequence => Assert.Equal("payload " + sequence, store.Payload((ulong)sequence)));
        Assert.Equal(Messages / 10, store.Count(Stores.Filter("s.3"), 0));
    }

    [Fact]
    public void Removed_messages_stay_removed()
    {
        using (FileStreamStore store = Stores.File(_disk, _options))
        {
            Fill(store);
            for (ulong sequence = 1; sequence <= Messages; sequence += sequence % 7 == 0 ? 5u : 2u)
            {
                store.Remove(sequence, erase: sequence % 3 == 0);
            }

            store.Flush();
            List<ulong> left = store.Sequences();
            using FileStreamStore rebuilt = Rebuild();
            Assert.Equal(left, rebuilt.Sequences());
            Assert.Equal(store.State, rebuilt.State);
        }
    }

    [Fact]
    public void Blocks_that_were_written_anew_are_taken_once()
    {
        using FileStreamStore store = Stores.File(_disk, new StreamStoreOptions { Cache = _options.Cache, Random = _options.Random, FileBlockBytes = 100_000 });
        for (ulong sequence = 1; sequence <= 5000; sequence++)
        {
            store.Put(sequence, "s." + sequence % 10, new string('x', 50));
        }

        for (ulong sequence = 1; sequence <= 4900; sequence++)
        {
            store.Remove(sequence + (sequence % 100 == 0 ? 1u : 0), erase: false);
        }

        store.Flush();
        Assert.True(_disk.Paths.Count() > 5);
        using FileStreamStore rebuilt = Rebuild();
        Assert.Equal(store.Sequences(), rebuilt.Sequences());
        Assert.Equal(store.State, rebuilt.State);
    }

    [Fact]
    public void A_file_of_a_life_that_was_given_up_gives_only_what_others_do_not_have()
    {
        // Block 1 up to an image; then block 1 is filled and block 2 begun, and that life ends.
        byte[] image;
        ulong lastOfFirst;
        using (FileStreamStore store = Stores.File(_disk, _options))
        {
            store.Put(1, "s", "payload 1");
            image = store.Image();
            for (ulong sequence = 2; sequence <= 100; sequence++)
            {
                store.Put(sequence, "s", "payload " + sequence);
            }

            store.Flush();
        }

        // The next life's first block reaches further, as its messages are smaller. Nothing of its second block gets to the disk.
        using (FileStreamStore store = FileStreamStore.Open(_disk, Stores.Folder, image, _options))
        {
            byte[] second = [.. _disk[Stores.Folder + "/00000002.blk"].Bytes];
            for (lastOfFirst = 1; _disk[Stores.Folder + "/00000002.blk"].Bytes.SequenceEqual(second); lastOfFirst++)
            {
                store.Put(lastOfFirst + 1, "s", "");
            }

            _disk[Stores.Folder + "/00000002.blk"].SetLength(0);
            _disk[Stores.Folder + "/00000002.blk"].Write(0, second);
        }

        using FileStreamStore rebuilt = Rebuild();
        Assert.All(rebuilt.Sequences(), sequence => Assert.NotNull(rebuilt.Payload(sequence)));
        Assert.Equal("", rebuilt.Payload(30));
        Assert.Equal("payload 100", rebuilt.Payload(100));
        Assert.Empty(_damages);
    }

    [Fact]
    public void Bit_flips_lose_exactly_the_messages_they_hit()
    {
        for (int seed = 1; seed <= 100; seed++)
        {
            FlipAndCompare(seed);
        }
    }

    [Fact]
    public void Truncated_file_loses_its_end_and_says_so()
    {
        Fill();
        string path = Stores.Folder + "/00000002.blk";
        _disk[path].SetLength(700);
        using FileStreamStore store = Rebuild();
        List<ulong> left = store.Sequences();
        StreamDamage damage = Assert.Single(_damages);
        IEnumerable<ulong> lost = Enumerable.Range(1, Messages).Select(sequence => (ulong)sequence).Except(left);
        Assert.Equal(lost, Range(damage));
        Assert.NotEmpty(lost);
    }

    [Fact]
    public void Damaged_file_stays_beside_what_was_saved_of_it()
    {
        Fill();
        _disk[Stores.Folder + "/00000001.blk"].Bytes[300] ^= 1;
        Rebuild().Dispose();
        Assert.Contains(Stores.Folder + "/00000001.blk.damaged", _disk.Paths);
    }

    [Fact]
    public void Rebuilt_store_goes_on_and_has_images_again()
    {
        Fill();
        _disk[Stores.Folder + "/00000001.blk"].Bytes[300] ^= 1;
        FileStreamStore store = Rebuild();
        store.Put(Messages + 1, "s.1", "after");
        byte[] image = store.Image();
        StreamState before = store.State;
        store.Dispose();
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, _options);
        Assert.Equal(before, again.State);
        Assert.Equal("after", again.Payload(Messages + 1));
        Assert.Equal("payload 100", again.Payload(100));
    }

    [Fact]
    public void Message_that_is_damaged_while_the_store_is_open_is_told_once_and_the_rest_served()
    {
        using FileStreamStore store = Stores.File(_disk, _options);
        Fill(store);
        store.Trim();
        store.Damaged = _damages.Add;
        int at = _disk[Stores.Folder + "/00000001.blk"].Bytes.IndexOf("payload 5"u8);
        _disk[Stores.Folder + "/00000001.blk"].Bytes[at] ^= 0x10;
        Assert.Null(store.Payload(5));
        Assert.Null(store.Payload(5));
        Assert.Equal(Enumerable.Range(1, Messages).Where(sequence => sequence != 5).Select(sequence => (ulong)sequence), store.Sequences());
        Assert.Equal((5UL, 5UL), Assert.Single(_damages) is var damage ? (damage.FirstLost, damage.LastLost) : default);
        Assert.True(store.Remove(5, erase: false));
        Assert.Equal(Messages - 1, store.State.Messages);
    }

    [Fact]
    public void Damaged_index_is_made_again_from_the_records()
    {
        using FileStreamStore store = Stores.File(_disk, _options);
        Fill(store);
        byte[] image = store.Image();
        foreach (string path in _disk.Paths.Where(path => path.EndsWith(".blk", StringComparison.Ordinal)))
        {
            _disk[path].Bytes[^1] ^= 1;
        }

        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Stores.Small());
        again.Damaged = _damages.Add;
        Assert.Equal(Messages - 1, again.Sequences().Count(sequence => sequence != Messages));
        Assert.True(_damages.Count <= 1); // the last byte of the active block's file is a message
    }

    [Fact]
    public void Damaged_image_is_refused()
    {
        using FileStreamStore store = Stores.File(_disk, _options);
        Fill(store);
        byte[] image = store.Image();
        for (int at = 0; at < image.Length; at++)
        {
            image[at] ^= 4;
            Assert.Throws<InvalidDataException>(() => FileStreamStore.Open(_disk, Stores.Folder, image, _options));
            image[at] ^= 4;
        }
    }

    private void FlipAndCompare(int seed)
    {
        var disk = new MemoryDisk();
        List<StreamDamage> damages = [];
        var random = new SeededRandom(seed);
        using (FileStreamStore store = Stores.File(disk, _options))
        {
            Fill(store);
            store.Flush();
        }

        string[] paths = [.. disk.Paths];
        string path = paths[random.Next(paths.Length)];
        disk[path].Bytes[random.Next(disk[path].Length)] ^= (byte)(1 << random.Next(8));
        using FileStreamStore rebuilt = FileStreamStore.Rebuild(disk, Stores.Folder, _options, damages.Add);
        HashSet<ulong> left = [.. rebuilt.Sequences()];
        ulong[] lost = [.. Enumerable.Range(1, Messages).Select(sequence => (ulong)sequence).Where(sequence => !left.Contains(sequence))];
        Assert.True(lost.Length <= 1, $"seed {seed}: lost {string.Join(",", lost)}");
        ulong[] told = [.. damages.SelectMany(Range)];
        Assert.True(lost.SequenceEqual(told), $"seed {seed}: lost {string.Join(",", lost)}, told {string.Join(",", told)}");
        Assert.All(left, sequence => Assert.Equal("payload " + sequence, rebuilt.Payload(sequence)));
    }

    private static IEnumerable<ulong> Range(StreamDamage damage)
    {
        for (ulong sequence = damage.FirstLost; sequence <= Math.Min(damage.LastLost, Messages); sequence++)
        {
            yield return sequence;
        }
    }

    private FileStreamStore Rebuild() => FileStreamStore.Rebuild(_disk, Stores.Folder, _options, _damages.Add);

    private StreamState Fill()
    {
        using FileStreamStore store = Stores.File(_disk, _options);
        Fill(store);
        store.Flush();
        return store.State;
    }

    private static void Fill(FileStreamStore store)
    {
        for (int sequence = 1; sequence <= Messages; sequence++)
        {
            store.Put((ulong)sequence, "s." + sequence % 10, "payload " + sequence);
        }
    }
}
