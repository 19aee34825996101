using Gust.Foundation;
using Gust.Storage.Encryption;

namespace Gust.Storage.Tests.Encryption;

public sealed class StoreCipherTests
{
    private static readonly byte[] s_dataKey = [.. Enumerable.Range(0, RecordCipher.KeySize).Select(i => (byte)i)];
    private readonly IRandom _random = new SeededRandom(1);

    public static TheoryData<int> Kinds { get; } = [(int)CipherKind.Aes256Gcm, (int)CipherKind.ChaCha20Poly1305];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_sealed_opens_in_this_life_and_in_later_ones(int kind)
    {
        using StoreCipher cipher = Make(kind);
        using StoreCipher later = Make(kind);
        byte[] one = cipher.Seal("secret"u8, "here"u8);
        Assert.Equal("secret"u8.ToArray(), Open(cipher, one));
        Assert.Equal("secret"u8.ToArray(), Open(later, one));
        Assert.Equal(-1, one.AsSpan().IndexOf("secret"u8));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_may_be_sealed_where_it_lies(int kind)
    {
        using StoreCipher cipher = Make(kind);
        byte[] bytes = new byte[StoreCipher.Overhead + 1000];
        _random.Fill(bytes);
        byte[] plain = bytes[StoreCipher.Overhead..];
        cipher.Seal(bytes.AsSpan(StoreCipher.Overhead), "here"u8, bytes);
        Assert.Equal(plain, Open(cipher, bytes));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_changed_bit_is_found(int kind)
    {
        using StoreCipher cipher = Make(kind);
        byte[] bytes = cipher.Seal("secret"u8, "here"u8);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Open(cipher, bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.NotNull(Open(cipher, bytes));
        Assert.False(cipher.TryOpen(bytes, "there"u8, new byte[6]));
        Assert.False(cipher.TryOpen(bytes.AsSpan(0, StoreCipher.Overhead - 1), "here"u8, new byte[6]));
    }

    [Fact]
    public void No_life_and_no_other_store_uses_the_same_key_stream()
    {
        // The same plain text, from several lives that each begin to number anew.
        byte[] plain = new byte[32];
        HashSet<string> seen = [];
        for (int life = 0; life < 100; life++)
        {
            using StoreCipher cipher = Make((int)CipherKind.Aes256Gcm);
            for (int i = 0; i < 10; i++)
            {
                Assert.True(seen.Add(Convert.ToHexString(cipher.Seal(plain, default)[StoreCipher.Overhead..])));
            }
        }
    }

    [Fact]
    public void Many_lives_can_be_read_by_turns()
    {
        byte[][] sealedBytes = [.. Enumerable.Range(0, 150).Select(_ => Once())];
        using StoreCipher cipher = Make((int)CipherKind.Aes256Gcm);
        Assert.All(sealedBytes.Concat(sealedBytes), bytes => Assert.NotNull(Open(cipher, bytes)));

        byte[] Once()
        {
            using StoreCipher life = Make((int)CipherKind.Aes256Gcm);
            return life.Seal("secret"u8, "here"u8);
        }
    }

    [Fact]
    public void Threads_may_share_it()
    {
        using StoreCipher cipher = Make((int)CipherKind.ChaCha20Poly1305);
        int bad = 0;
        Parallel.For(0, 4000, i =>
        {
            byte[] plain = BitConverter.GetBytes(i);
            byte[]? opened = Open(cipher, cipher.Seal(plain, "here"u8));
            if (opened is null || !opened.AsSpan().SequenceEqual(plain))
            {
                Interlocked.Increment(ref bad);
            }
        });
        Assert.Equal(0, bad);
    }

    private static byte[]? Open(StoreCipher cipher, byte[] bytes)
    {
        byte[] plain = new byte[bytes.Length - StoreCipher.Overhead];
        return cipher.TryOpen(bytes, "here"u8, plain) ? plain : null;
    }

    private StoreCipher Make(int kind) => new((CipherKind)kind, s_dataKey, _random);
}
