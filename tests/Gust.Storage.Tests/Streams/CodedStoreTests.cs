using System.Text;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Pieces;

namespace Gust.Storage.Tests.Streams;

/// <summary>Stores in files that are compressed, encrypted or both.</summary>
public sealed class CodedStoreTests
{
    private const int Messages = 300;
    private static readonly StoreCipher s_cipher = new(CipherKind.ChaCha20Poly1305, new byte[RecordCipher.KeySize], new SeededRandom(1));
    private readonly MemoryDisk _disk = new();
    private readonly List<StreamDamage> _damages = [];

    public static TheoryData<bool, bool> Forms { get; } = new() { { true, false }, { false, true }, { true, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_message_comes_back_after_an_image_and_after_a_rebuild(bool isEncrypted, bool compresses)
    {
        byte[] image;
        using (FileStreamStore store = Make(isEncrypted, compresses))
        {
            Fill(store);
            AssertWhole(store);
            image = store.Image();
        }

        using (FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted)))
        {
            AssertWhole(again);
        }

        using FileStreamStore rebuilt = FileStreamStore.Rebuild(_disk, Stores.Folder, Options(isEncrypted), _damages.Add);
        Assert.Empty(_damages);
        AssertWhole(rebuilt);
    }

    [Fact]
    public void Nothing_of_an_encrypted_store_can_be_read_on_the_disk()
    {
        byte[] image;
        using (FileStreamStore store = Make(isEncrypted: true, compresses: false))
        {
            for (ulong sequence = 1; sequence <= 2000; sequence++)
            {
                store.Put(sequence, "subject." + sequence, "payload", "NATS/1.0\r\nheader: a\r\n\r\n");
            }

            image = store.Image();
        }

        Assert.Contains(_disk.Paths, path => path.EndsWith(".state", StringComparison.Ordinal));
        foreach (byte[] bytes in _disk.Paths.Select(path => _disk[path].Bytes.ToArray()).Append(image))
        {
            foreach (string word in (string[])["subject", "payload", "header"])
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)));
            }
        }
    }

    [Fact]
    public void Nor_of_a_small_one_whose_image_holds_all()
    {
        using FileStreamStore store = Make(isEncrypted: true, compresses: false);
        store.Put(1, "subject", "payload");
        Assert.Equal(-1, store.Image().AsSpan().IndexOf("subject"u8));
    }

    [Fact]
    public void An_encrypted_image_is_refused_without_the_key_and_when_a_bit_of_it_is_wrong()
    {
        using FileStreamStore store = Make(isEncrypted: true, compresses: false);
        store.Put(1, "subject", "payload");
        byte[] image = store.Image();
        Assert.Throws<StoreKeyException>(() => FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted: false)));
        for (int at = 0; at < image.Length; at++)
        {
            image[at] ^= 4;
            Assert.Throws<InvalidDataException>(() => FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted: true)));
            image[at] ^= 4;
        }
    }

    [Fact]
    public void A_compressed_store_takes_less_room()
    {
        long plain = Size(compresses: false);
        long compressed = Size(compresses: true);
        Assert.True(compressed * 3 < plain, $"{plain} bytes are {compressed} compressed");

        long Size(bool compresses)
        {
            var disk = new MemoryDisk();
            using FileStreamStore store = Stores.File(disk);
            store.Compresses = compresses;
            for (ulong sequence = 1; sequence <= 20_000; sequence++)
            {
                store.Put(sequence, "orders." + (sequence % 100), $"order {sequence} of customer {sequence % 50}, 3 pieces, to be sent on Monday");
            }

            store.Flush();
            return disk.Paths.Sum(path => (long)disk[path].Length);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Flipped_bits_lose_the_messages_of_one_piece_at_most_and_each_is_told(bool isEncrypted, bool compresses)
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var disk = new MemoryDisk();
            List<StreamDamage> damages = [];
            var random = new SeededRandom(seed);
            using (FileStreamStore store = Make(isEncrypted, compresses, disk))
            {
                Fill(store);
                store.Flush();
            }

            string[] paths = [.. disk.Paths];
            string path = paths[random.Next(paths.Length)];
            disk[path].Bytes[random.Next(disk[path].Length)] ^= (byte)(1 << random.Next(8));
            using FileStreamStore rebuilt = FileStreamStore.Rebuild(disk, Stores.Folder, Options(isEncrypted), damages.Add);
            HashSet<ulong> left = [.. rebuilt.Sequences()];
            ulong[] lost = [.. Enumerable.Range(1, Messages).Select(sequence => (ulong)sequence).Where(sequence => !left.Contains(sequence))];
            ulong[] told = [.. damages.SelectMany(Range)];
            Assert.True(lost.Length <= 8, $"seed {seed}: lost {string.Join(",", lost)}"); // what lies in 200 bytes, and across both ends
            Assert.True(lost.SequenceEqual(told), $"seed {seed}: lost {string.Join(",", lost)}, told {string.Join(",", told)}");
            Assert.All(left, sequence => Assert.Equal(Payload(sequence), rebuilt.Payload(sequence)));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_flipped_bit_under_an_image_is_told_when_it_is_read_and_the_rest_is_served(bool isEncrypted, bool compresses)
    {
        using FileStreamStore store = Make(isEncrypted, compresses);
        Fill(store);
        byte[] image = store.Image();
        string path = _disk.Paths.First(name => name.EndsWith(".blk", StringComparison.Ordinal));
        _disk[path].Bytes[100] ^= 1; // in the first piece
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted));
        again.Damaged = _damages.Add;
        List<ulong> left = again.Sequences();
        Assert.InRange(Messages - left.Count, 1, 8);
        Assert.Equal(Messages - left.Count, _damages.SelectMany(Range).Distinct().Count());
        Assert.All(left, sequence => Assert.Equal(Payload(sequence), again.Payload(sequence)));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_was_erased_is_gone_from_the_file_once_that_is_durable(bool isEncrypted, bool compresses)
    {
        using FileStreamStore store = Make(isEncrypted, compresses);
        Fill(store);
        store.Image();
        string path = _disk.Paths.First(name => name.EndsWith(".blk", StringComparison.Ordinal));
        byte[] before = [.. _disk[path].Bytes];
        Assert.True(store.Remove(3, erase: true));
        byte[] image = store.Image();
        byte[] after = [.. _disk[path].Bytes[..before.Length]];
        Assert.Contains(Enumerable.Range(0, before.Length - 64), at => before.AsSpan(at, 64).IndexOfAnyExcept((byte)0) >= 0 && after.AsSpan(at, 64).IndexOfAnyExcept((byte)0) < 0);
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted));
        again.Damaged = damage => Assert.Fail(damage.ToString());
        Assert.Equal(Enumerable.Range(1, Messages).Where(sequence => sequence != 3).Select(sequence => (ulong)sequence), again.Sequences());
        Assert.All(again.Sequences(), sequence => Assert.Equal(Payload(sequence), again.Payload(sequence)));
    }

    [Fact]
    public void A_store_that_was_plain_goes_on_encrypted_and_compressed()
    {
        byte[] image;
        using (FileStreamStore plain = Make(isEncrypted: false, compresses: false))
        {
            Fill(plain);
            image = plain.Image();
        }

        using FileStreamStore store = FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted: true));
        store.Compresses = true;
        for (ulong sequence = Messages + 1; sequence <= 2 * Messages; sequence++)
        {
            store.Put(sequence, "later", "payload " + sequence);
        }

        image = store.Image();
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted: true));
        Assert.All(Enumerable.Range(1, 2 * Messages), sequence => Assert.NotNull(again.Payload((ulong)sequence)));
    }

    [Fact]
    public void A_block_that_was_flushed_message_by_message_is_written_anew_when_it_is_full()
    {
        var options = new StreamStoreOptions { Cache = Options(false).Cache, Random = new SeededRandom(1), FileBlockBytes = 100_000, PieceBytes = 4096 };
        using FileStreamStore store = Stores.File(_disk, options);
        store.Compresses = true;
        for (ulong sequence = 1; sequence <= 5000; sequence++)
        {
            store.Put(sequence, "s", Payload(sequence));
            store.Flush();
        }

        store.DropImagesBefore(1);
        Assert.All(Enumerable.Range(1, 5000), sequence => Assert.Equal(Payload((ulong)sequence), store.Payload((ulong)sequence)));
        const string Anew = Stores.Folder + "/00000002.blk"; // the next one that was made when the first was full
        using IDiskFile file = _disk.Open(Anew);
        Assert.InRange(PieceMap.Load(file, 2, int.MaxValue).Entries.Count, 1, 40);
        Assert.DoesNotContain(Stores.Folder + "/00000001.blk", _disk.Paths);
    }

    [Fact]
    public void A_patch_that_was_cut_off_does_not_count()
    {
        using FileStreamStore store = Make(isEncrypted: true, compresses: false);
        Fill(store);
        byte[] image = store.Image();
        string path = _disk.Paths.First(name => name.EndsWith(".blk", StringComparison.Ordinal));
        int length = (int)_disk[path].Length;
        Assert.True(store.Remove(3, erase: true)); // writes the patch; nothing is synced, so nothing is overwritten
        Assert.True(_disk[path].Length > length);
        _disk[path].Bytes[^1] ^= 1;
        using FileStreamStore again = FileStreamStore.Open(_disk, Stores.Folder, image, Options(isEncrypted: true));
        again.Damaged = damage => Assert.Fail(damage.ToString());
        AssertWhole(again);
    }

    private static IEnumerable<ulong> Range(StreamDamage damage)
    {
        for (ulong sequence = damage.FirstLost; sequence <= Math.Min(damage.LastLost, Messages); sequence++)
        {
            yield return sequence;
        }
    }

    private static string Payload(ulong sequence) => "payload " + sequence;

    private static void Fill(FileStreamStore store)
    {
        for (ulong sequence = 1; sequence <= Messages; sequence++)
        {
            store.Put(sequence, "s." + (sequence % 10), Payload(sequence));
        }
    }

    private static void AssertWhole(FileStreamStore store) =>
        Assert.All(Enumerable.Range(1, Messages), sequence => Assert.Equal(Payload((ulong)sequence), store.Payload((ulong)sequence)));

    private static StreamStoreOptions Options(bool isEncrypted) => Stores.Small(cipher: isEncrypted ? s_cipher : null);

    private FileStreamStore Make(bool isEncrypted, bool compresses, MemoryDisk? disk = null)
    {
        FileStreamStore store = Stores.File(disk ?? _disk, Options(isEncrypted));
        store.Compresses = compresses;
        return store;
    }
}
