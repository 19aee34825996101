using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gust.Foundation;

namespace Gust.Storage.Encryption;

/// <summary>A store's data key as it lies on disk, encrypted with what is configured.</summary>
/// <remarks>Magic, CRC-32C, cipher, salt, nonce, tag, encrypted key. The tag proves a configured key right.</remarks>
internal static class WrappedKey
{
    public const int Size = KeyAt + RecordCipher.KeySize;
    private const uint Magic = 0x314B_5547; // GUK1
    private const int CrcAt = 4;
    private const int KindAt = 8;
    private const int SaltAt = 12;
    private const int SaltSize = 32;
    private const int NonceAt = SaltAt + SaltSize;
    private const int TagAt = NonceAt + RecordCipher.NonceSize;
    private const int KeyAt = TagAt + RecordCipher.TagSize;

    /// <summary>Wraps a data key with a salt of its own each time.</summary>
    public static byte[] Wrap(CipherKind kind, ReadOnlySpan<byte> dataKey, string passphrase, IRandom random)
    {
        byte[] bytes = new byte[Size];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(KindAt), (int)kind);
        random.Fill(bytes.AsSpan(SaltAt, SaltSize + RecordCipher.NonceSize));
        using RecordCipher cipher = CipherOf(kind, passphrase, bytes);
        cipher.Encrypt(bytes.AsSpan(NonceAt, RecordCipher.NonceSize), dataKey, bytes.AsSpan(KeyAt), bytes.AsSpan(TagAt, RecordCipher.TagSize), bytes.AsSpan(KindAt, sizeof(int)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(CrcAt), Crc32C.Of(bytes.AsSpan(KindAt)));
        return bytes;
    }

    /// <summary>Whether these bytes are a wrapped key as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> bytes, out CipherKind kind)
    {
        kind = default;
        if (bytes.Length < Size
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]) != Crc32C.Of(bytes[KindAt..Size]))
        {
            return false;
        }

        kind = (CipherKind)BinaryPrimitives.ReadInt32LittleEndian(bytes[KindAt..]);
        return true;
    }

    /// <summary>Unwraps an intact one; false when the passphrase is another.</summary>
    public static bool TryUnwrap(ReadOnlySpan<byte> bytes, CipherKind kind, string passphrase, Span<byte> dataKey)
    {
        using RecordCipher cipher = CipherOf(kind, passphrase, bytes);
        return cipher.TryDecrypt(
            bytes.Slice(NonceAt, RecordCipher.NonceSize),
            bytes.Slice(KeyAt, RecordCipher.KeySize),
            bytes.Slice(TagAt, RecordCipher.TagSize),
            dataKey,
            bytes.Slice(KindAt, sizeof(int)));
    }

    private static RecordCipher CipherOf(CipherKind kind, string passphrase, ReadOnlySpan<byte> bytes)
    {
        Span<byte> key = stackalloc byte[RecordCipher.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(passphrase), key, bytes.Slice(SaltAt, SaltSize), "gust key file"u8);
        RecordCipher cipher = RecordCipher.Create(kind, key);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }
}
