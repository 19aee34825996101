using System.Text;
using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Streams;

namespace Gust.Storage.Tests.Streams;

/// <summary>A frozen store shows what the store held then, whatever becomes of it meanwhile.</summary>
public sealed class FrozenMessagesTests
{
    private const ulong Messages = 200;
    private static readonly StoreCipher s_cipher = new(CipherKind.ChaCha20Poly1305, new byte[RecordCipher.KeySize], new SeededRandom(1));
    private readonly MemoryDisk _disk = new();

    /// <summary>In memory, in files, compressed, encrypted.</summary>
    public static TheoryData<string> Forms { get; } = ["memory", "file", "compressed", "encrypted"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void All_messages_are_shown_as_they_are(string form)
    {
        using StreamStore store = Filled(form);
        store.Remove(1, erase: false);
        store.Remove(77, erase: true);
        FrozenMessages frozen = store.Freeze();

        Assert.Equal(store.State, frozen.State);
        Assert.Equal(Expected(store), Shown(frozen));
        Assert.Equal((long)Messages - 2, frozen.State.Messages);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_removed_later_is_shown_and_what_comes_later_is_not(string form)
    {
        using StreamStore store = Filled(form);
        store.Remove(50, erase: false);
        List<string> before = Expected(store);
        FrozenMessages frozen = store.Freeze();

        store.Put(Messages + 1, "later", "later");
        for (ulong sequence = 1; sequence <= Messages; sequence += 3)
        {
            store.Remove(sequence, erase: false);
        }

        store.Purge(null, 150, 0);
        Fill(store, Messages + 2, 200);
        Checkpoint(store);
        Checkpoint(store);

        Assert.Equal(before, Shown(frozen));
        Assert.Equal(0, frozen.Lost);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_erased_meanwhile_is_left_out_and_nothing_else(string form)
    {
        using StreamStore store = Filled(form);
        FrozenMessages frozen = store.Freeze();
        Assert.True(frozen.TryNext(out _));
        for (ulong sequence = 20; sequence < 40; sequence++)
        {
            store.Remove(sequence, erase: true);
        }

        Checkpoint(store);

        List<string> shown = Shown(frozen);
        List<string> expected = Expected(store)[1..];
        Assert.Equal(expected, shown.Where(expected.Contains));
        Assert.All(shown, one => Assert.Contains(Text(ulong.Parse(one.Split(' ')[0], null)), one, StringComparison.Ordinal));
        Assert.Equal(0, frozen.Lost);
    }

    [Fact]
    public void Files_that_are_given_up_stay_until_nobody_reads_them()
    {
        using FileStreamStore store = (FileStreamStore)Filled("file");
        FrozenMessages frozen = store.Freeze();
        int files = _disk.Paths.Count();
        store.Purge(null, ulong.MaxValue, 0);
        Checkpoint(store);
        Checkpoint(store);
        Assert.Equal((long)Messages, Shown(frozen).Count);

        store.Thaw(frozen);
        Checkpoint(store);
        Checkpoint(store);
        Assert.True(_disk.Paths.Count() < files, "the files of purged messages are still there");
    }

    [Fact]
    public void Damaged_message_is_counted_and_those_behind_it_are_shown()
    {
        using FileStreamStore store = (FileStreamStore)Filled("file");
        FrozenMessages frozen = store.Freeze();
        string first = _disk.Paths.First(path => path.EndsWith("00000001.blk", StringComparison.Ordinal));
        byte[] bytes = _disk[first].Bytes.ToArray();
        int at = Encoding.ASCII.GetString(bytes).IndexOf(Text(3), StringComparison.Ordinal);
        using (var file = _disk.Open(first))
        {
            file.Write(at, "?"u8);
        }

        List<string> shown = Shown(frozen);
        Assert.Equal(1, frozen.Lost);
        Assert.Equal((int)Messages - 1, shown.Count);
    }

    private static string Text(ulong sequence) => $"<payload of {sequence}>";

    private static void Checkpoint(StreamStore store)
    {
        if (store is FileStreamStore file)
        {
            long before = file.ImageNumber;
            file.Image();
            file.DropImagesBefore(before);
        }
    }

    private static void Fill(StreamStore store, ulong from, ulong count)
    {
        for (ulong sequence = from; sequence < from + count; sequence++)
        {
            store.Put(sequence, $"subject.{sequence % 7}", Text(sequence), sequence % 3 == 0 ? $"NATS/1.0\r\nA: {sequence}\r\n\r\n" : "");
        }
    }

    private static List<string> Shown(FrozenMessages frozen)
    {
        List<string> shown = [];
        while (frozen.TryNext(out StoredMessage message))
        {
            shown.Add(Line(message));
        }

        return shown;
    }

    private static List<string> Expected(StreamStore store)
    {
        List<string> expected = [];
        for (ulong from = 0; store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            expected.Add(Line(message));
        }

        return expected;
    }

    private static string Line(in StoredMessage message) =>
        $"{message.Sequence} {message.Time} {Encoding.ASCII.GetString(message.Subject)} {Encoding.ASCII.GetString(message.Headers)} {Encoding.ASCII.GetString(message.Payload)}";

    private StreamStore Filled(string form)
    {
        StreamStoreOptions options = Stores.Small(cipher: form == "encrypted" ? s_cipher : null);
        StreamStore store = form == "memory" ? new MemoryStreamStore(options) : Stores.File(_disk, options);
        if (form == "compressed")
        {
            ((FileStreamStore)store).Compresses = true;
        }

        Fill(store, 1, Messages);
        return store;
    }
}
