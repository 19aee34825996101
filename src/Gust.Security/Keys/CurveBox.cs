using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Gust.Security.Keys;

/// <summary>
/// Sealed messages between two curve keys: <c>xkv1</c>, a nonce of 24 bytes, the authenticator, the ciphertext
/// (NaCl's box: X25519, XSalsa20, Poly1305).
/// </summary>
internal static class CurveBox
{
    public const int NonceSize = Salsa20.ExtendedNonceSize;

    /// <summary>By how much a sealed message is longer than its content.</summary>
    public const int Overhead = 4 + NonceSize + OpenSslCrypto.TagSize;

    /// <summary>The first bytes of the key stream are the authenticator's key; the message starts after them.</summary>
    private const int AuthenticatorKeySize = 32;

    private static ReadOnlySpan<byte> Version => "xkv1"u8;

    /// <summary>False where the recipient's key is of small order. The nonce must never be used again with these two keys.</summary>
    public static bool TrySeal(OpenSslKey sender, ReadOnlySpan<byte> recipient, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> message, [NotNullWhen(true)] out byte[]? sealedMessage)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, NonceSize);
        sealedMessage = null;
        byte[] stream = new byte[AuthenticatorKeySize + message.Length];
        if (!TryStream(sender, recipient, nonce, stream))
        {
            return false;
        }

        sealedMessage = new byte[Overhead + message.Length];
        Version.CopyTo(sealedMessage);
        nonce.CopyTo(sealedMessage.AsSpan(Version.Length));
        Span<byte> cipher = sealedMessage.AsSpan(Overhead);
        Xor(message, stream.AsSpan(AuthenticatorKeySize), cipher);
        OpenSslCrypto.Poly1305Tag(stream.AsSpan(0, AuthenticatorKeySize), cipher, sealedMessage.AsSpan(Version.Length + NonceSize, OpenSslCrypto.TagSize));
        CryptographicOperations.ZeroMemory(stream);
        return true;
    }

    /// <summary>False unless the sender sealed exactly this for the recipient.</summary>
    public static bool TryOpen(OpenSslKey recipient, ReadOnlySpan<byte> sender, ReadOnlySpan<byte> sealedMessage, [NotNullWhen(true)] out byte[]? message)
    {
        message = null;
        if (sealedMessage.Length < Overhead || !sealedMessage.StartsWith(Version))
        {
            return false;
        }

        ReadOnlySpan<byte> nonce = sealedMessage.Slice(Version.Length, NonceSize);
        ReadOnlySpan<byte> tag = sealedMessage.Slice(Version.Length + NonceSize, OpenSslCrypto.TagSize);
        ReadOnlySpan<byte> cipher = sealedMessage[Overhead..];
        byte[] stream = new byte[AuthenticatorKeySize + cipher.Length];
        if (!TryStream(recipient, sender, nonce, stream))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[OpenSslCrypto.TagSize];
        OpenSslCrypto.Poly1305Tag(stream.AsSpan(0, AuthenticatorKeySize), cipher, expected);
        bool authentic = CryptographicOperations.FixedTimeEquals(expected, tag);
        if (authentic)
        {
            message = new byte[cipher.Length];
            Xor(cipher, stream.AsSpan(AuthenticatorKeySize), message);
        }

        CryptographicOperations.ZeroMemory(stream);
        return authentic;
    }

    private static bool TryStream(OpenSslKey own, ReadOnlySpan<byte> peer, ReadOnlySpan<byte> nonce, Span<byte> stream)
    {
        Span<byte> key = stackalloc byte[Salsa20.KeySize];
        bool agreed = OpenSslCrypto.TryAgree(own, peer, key);
        if (agreed)
        {
            Span<byte> zero = stackalloc byte[16];
            zero.Clear();
            Salsa20.HSalsa20(key, zero, key);
            Salsa20.XSalsa20Stream(key, nonce, stream);
        }

        CryptographicOperations.ZeroMemory(key);
        return agreed;
    }

    private static void Xor(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> result)
    {
        for (int i = 0; i < left.Length; i++)
        {
            result[i] = (byte)(left[i] ^ right[i]);
        }
    }
}
