using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Testing.Disk;

namespace Gust.Storage.Tests.Encryption;

public sealed class StoreKeyFileTests
{
    private const string Folder = "/store";
    private readonly SeededRandom _random = new(3);
    private readonly SimulatedDisk _disk;

    public StoreKeyFileTests() => _disk = new SimulatedDisk(_random);

    [Fact]
    public void Without_a_key_nothing_is_written() => Assert.True(Open(null) is null && !_disk.Exists(Folder + "/key"));

    [Fact]
    public void The_same_key_opens_what_was_written_and_keeps_the_cipher()
    {
        byte[] bytes = Seal("a", cipher: CipherKind.Aes256Gcm);
        Assert.True(Opens(bytes, "a", cipher: CipherKind.ChaCha20Poly1305));
        Assert.Equal(CipherKind.Aes256Gcm, Open("a", cipher: CipherKind.ChaCha20Poly1305)!.Kind);
    }

    [Fact]
    public void Another_key_is_refused_and_the_message_says_what_to_set()
    {
        Seal("a");
        string error = Assert.Throws<StoreKeyException>(() => Open("b")).Message;
        Assert.Equal("The store in /store is encrypted with another key than 'key'; if that has changed, set the one before it as 'prev_key'.", error);
        Assert.Equal("The store in /store is encrypted with another key than 'key' and 'prev_key'.", Assert.Throws<StoreKeyException>(() => Open("b", "c")).Message);
        Assert.Equal("The store in /store is encrypted: set its 'key'.", Assert.Throws<StoreKeyException>(() => Open(null)).Message);
    }

    [Fact]
    public void A_new_key_takes_over_with_the_previous_one_and_then_does_without()
    {
        byte[] bytes = Seal("a");
        Assert.True(Opens(bytes, "b", previous: "a"));
        Assert.True(Opens(bytes, "b"));
        Assert.True(Opens(bytes, "b", previous: "a"));
        Assert.Throws<StoreKeyException>(() => Open("a"));
    }

    [Fact]
    public void The_file_shows_neither_key_nor_the_same_bytes_twice()
    {
        Seal("passphrase");
        byte[] first = File();
        Assert.Equal(-1, first.AsSpan().IndexOf("passphrase"u8));
        Open("b", "passphrase");
        Open("passphrase", "b");
        Assert.NotEqual(first, File());
    }

    [Fact]
    public void One_damaged_copy_does_no_harm_and_two_are_said()
    {
        byte[] bytes = Seal("a");
        _disk.FlipBit(Folder + "/key", 50, bit: 1);
        Assert.True(Opens(bytes, "a"));
        _disk.FlipBit(Folder + "/key", 4096 + 60, bit: 1);
        Assert.Equal(
            "The key file /store/key is damaged; the store can be read again once a copy of the file is put there.",
            Assert.Throws<StoreKeyException>(() => Open("a")).Message);
    }

    [Fact]
    public void A_power_cut_at_any_moment_of_a_rotation_leaves_one_of_both_keys()
    {
        for (int at = 1; at < 12; at++)
        {
            var disk = new SimulatedDisk(new SeededRandom(at));
            byte[] bytes = Seal("a", disk: disk);
            disk.FailAt(at, SimulatedFault.PowerCut);
            try
            {
                Open("b", "a", disk: disk);
            }
            catch (PowerCutException)
            {
                // Whether it was in time, the next opening shows.
            }

            disk.Crash();
            Assert.True(Opens(bytes, "b", previous: "a", disk: disk), $"cut at {at}");
        }
    }

    private byte[] File()
    {
        using Gust.Foundation.Disk.IDiskFile file = _disk.Open(Folder + "/key");
        byte[] bytes = new byte[file.Length];
        file.Read(0, bytes);
        return bytes;
    }

    private byte[] Seal(string key, CipherKind cipher = CipherKind.ChaCha20Poly1305, SimulatedDisk? disk = null)
    {
        using StoreCipher store = Open(key, cipher: cipher, disk: disk)!;
        return store.Seal("secret"u8, default);
    }

    private bool Opens(byte[] bytes, string key, string? previous = null, CipherKind cipher = CipherKind.ChaCha20Poly1305, SimulatedDisk? disk = null)
    {
        using StoreCipher store = Open(key, previous, cipher, disk)!;
        return store.TryOpen(bytes, default, new byte[6]);
    }

    private StoreCipher? Open(string? key, string? previous = null, CipherKind cipher = CipherKind.ChaCha20Poly1305, SimulatedDisk? disk = null) =>
        StoreKeyFile.Open(disk ?? _disk, Folder, new StoreSecrets(key, previous, cipher), _random);
}
