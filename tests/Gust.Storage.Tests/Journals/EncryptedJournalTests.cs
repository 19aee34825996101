using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Journals;

namespace Gust.Storage.Tests.Journals;

public sealed class EncryptedJournalTests
{
    private const int Frame = 4096;
    private static readonly StoreCipher s_cipher = new(CipherKind.Aes256Gcm, new byte[RecordCipher.KeySize], new SeededRandom(5));

    [Fact]
    public void Records_come_back_and_cannot_be_read_on_the_disk()
    {
        using var journal = new TestJournal(TestJournal.Small with { Cipher = s_cipher });
        journal.Append("a secret");
        journal.Append("another secret");
        long last = journal.Commit("and one more secret");
        Assert.Equal(-1, Bytes(journal).AsSpan().IndexOf("secret"u8));
        journal.Crash();
        Assert.Equal(["a secret", "another secret", "and one more secret"], journal.Shown);
        Assert.Equal(last, journal.Journal.Recovery.End);
        journal.Crash(from: last);
        Assert.Empty(journal.Shown);
    }

    [Fact]
    public void Each_bit_of_a_frame_that_flips_is_a_hole_and_the_rest_is_shown()
    {
        // Header, salt, number, tag, records.
        for (int at = 0; at < FrameHeader.Size + StoreCipher.Overhead + 14; at++)
        {
            using var journal = new TestJournal(TestJournal.Small with { Cipher = s_cipher });
            journal.Commit("a");
            journal.Commit("b");
            journal.Commit("c");
            journal.Disk.FlipBit(journal.PathOf(journal.Segments[0]), Frame + at, bit: at % 8);
            journal.Crash();
            Assert.Equal(["a", "c"], journal.Shown);
            Assert.Single(journal.Journal.Recovery.Holes);
        }
    }

    [Fact]
    public void Records_of_before_the_encryption_are_still_read()
    {
        using var plain = new TestJournal();
        plain.Commit("a");
        plain.Reopen(TestJournal.Small with { Cipher = s_cipher });
        plain.Commit("b");
        plain.Crash();
        Assert.Equal(["a", "b"], plain.Shown);
    }

    [Fact]
    public void Without_a_cipher_it_is_refused_instead_of_cut()
    {
        using var journal = new TestJournal(TestJournal.Small with { Cipher = s_cipher });
        journal.Commit("a");
        Assert.Throws<StoreKeyException>(() => journal.Reopen(TestJournal.Small));
    }

    [Fact]
    public void With_another_key_nothing_is_taken_for_good()
    {
        using var journal = new TestJournal(TestJournal.Small with { Cipher = s_cipher });
        journal.Commit("a");
        using var other = new StoreCipher(CipherKind.Aes256Gcm, [.. Enumerable.Repeat((byte)1, RecordCipher.KeySize)], new SeededRandom(6));
        journal.Reopen(TestJournal.Small with { Cipher = other });
        Assert.Empty(journal.Shown);
        Assert.NotNull(journal.Journal.Recovery.Cut);
    }

    private static byte[] Bytes(TestJournal journal)
    {
        using Gust.Foundation.Disk.IDiskFile file = journal.Disk.Open(journal.PathOf(journal.Segments[0]));
        byte[] bytes = new byte[file.Length];
        file.Read(0, bytes);
        return bytes;
    }
}
