using System.Buffers.Binary;
using System.Security.Cryptography;
using Gust.Foundation;

namespace Gust.Storage.Encryption;

/// <summary>Encrypts what a store writes, and proves what it reads. One for all of a store's files; thread-safe.</summary>
/// <remarks>
/// A life of the store, from its opening on, has a key of its own, derived from the data key and a random salt, and numbers what it
/// encrypts. So no nonce ever comes twice: not when a position is written again after a crash, nor when a copy of the store goes on
/// beside it. Whatever is sealed brings salt and number along, and can be read without anything else but the data key.
/// </remarks>
internal sealed class StoreCipher : IDisposable
{
    /// <summary>Bytes in front of the encrypted ones: salt, number, tag.</summary>
    public const int Overhead = SaltSize + sizeof(ulong) + RecordCipher.TagSize;

    private const int SaltSize = 16;
    private const int TagAt = SaltSize + sizeof(ulong);

    /// <summary>Keys of earlier lives that are kept; a further one costs a derivation.</summary>
    private const int KeysMax = 64;

    private readonly Lock _lock = new();
    private readonly List<LifeKey> _earlier = [];
    private readonly CipherKind _kind;
    private readonly byte[] _dataKey;
    private readonly LifeKey _own;
    private long _number;

    public StoreCipher(CipherKind kind, ReadOnlySpan<byte> dataKey, IRandom random)
    {
        _kind = kind;
        _dataKey = dataKey.ToArray();
        byte[] salt = new byte[SaltSize];
        random.Fill(salt);
        _own = Derive(salt);
    }

    public CipherKind Kind => _kind;

    /// <summary>Encrypts into <see cref="Overhead"/> bytes more than there are, which may end with the plain ones.</summary>
    /// <param name="context">What must be the same when it is opened, such as where it belongs. Not encrypted, not kept.</param>
    public void Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> into)
    {
        ulong number = (ulong)Interlocked.Increment(ref _number);
        _own.Salt.CopyTo(into);
        BinaryPrimitives.WriteUInt64LittleEndian(into[SaltSize..], number);
        Span<byte> nonce = stackalloc byte[RecordCipher.NonceSize];
        WriteNonce(nonce, number);
        RecordCipher cipher = _own.Rent();
        cipher.Encrypt(nonce, plain, into.Slice(Overhead, plain.Length), into.Slice(TagAt, RecordCipher.TagSize), context);
        _own.Return(cipher);
    }

    /// <summary>The same, into an array of its own.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        byte[] into = GC.AllocateUninitializedArray<byte>(plain.Length + Overhead);
        Seal(plain, context, into);
        return into;
    }

    /// <summary>Decrypts into <see cref="Overhead"/> bytes fewer; false when a bit of it, or of the context, is not what it was.</summary>
    public bool TryOpen(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context, Span<byte> into)
    {
        if (sealedBytes.Length < Overhead)
        {
            return false;
        }

        Span<byte> nonce = stackalloc byte[RecordCipher.NonceSize];
        WriteNonce(nonce, BinaryPrimitives.ReadUInt64LittleEndian(sealedBytes[SaltSize..]));
        LifeKey key = KeyOf(sealedBytes[..SaltSize]);
        RecordCipher cipher = key.Rent();
        bool isGood = cipher.TryDecrypt(nonce, sealedBytes[Overhead..], sealedBytes.Slice(TagAt, RecordCipher.TagSize), into[..(sealedBytes.Length - Overhead)], context);
        key.Return(cipher);
        return isGood;
    }

    public void Dispose()
    {
        _own.Dispose();
        lock (_lock)
        {
            _earlier.ForEach(key => key.Dispose());
            _earlier.Clear();
        }

        CryptographicOperations.ZeroMemory(_dataKey);
    }

    private static void WriteNonce(Span<byte> nonce, ulong number)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(nonce, number);
    }

    private LifeKey KeyOf(ReadOnlySpan<byte> salt)
    {
        if (_own.Salt.SequenceEqual(salt))
        {
            return _own;
        }

        lock (_lock)
        {
            for (int i = 0; i < _earlier.Count; i++)
            {
                if (_earlier[i].Salt.SequenceEqual(salt))
                {
                    return _earlier[i];
                }
            }

            if (_earlier.Count == KeysMax)
            {
                _earlier[0].Dispose();
                _earlier.RemoveAt(0);
            }

            LifeKey key = Derive(salt.ToArray());
            _earlier.Add(key);
            return key;
        }
    }

    private LifeKey Derive(byte[] salt)
    {
        byte[] key = new byte[RecordCipher.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _dataKey, key, salt, "gust store"u8);
        return new LifeKey(_kind, salt, key);
    }
}
