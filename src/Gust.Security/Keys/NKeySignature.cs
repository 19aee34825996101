using System.Buffers.Text;

namespace Gust.Security.Keys;

/// <summary>Checks signatures of nkeys.</summary>
internal static class NKeySignature
{
    /// <summary>Letters that a signature of 64 bytes can take: base64 with its padding.</summary>
    private const int TextLengthMax = 88;

    /// <summary>Whether the owner of a public key signed a message. Any input that is malformed answers no.</summary>
    public static bool Verify(ReadOnlySpan<char> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != OpenSslCrypto.SignatureSize
            || !NKeyText.TryDecode(publicKey, out NKeyPrefix prefix, out byte[]? key)
            || prefix == NKeyPrefix.Curve)
        {
            return false;
        }

        using OpenSslKey handle = OpenSslCrypto.Ed25519Public(key);
        return OpenSslCrypto.Verify(handle, message, signature);
    }

    /// <summary>The same for a signature's text: base64url without padding or, as older clients send it, base64 with padding.</summary>
    public static bool Verify(ReadOnlySpan<char> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<char> signatureText)
    {
        Span<byte> signature = stackalloc byte[OpenSslCrypto.SignatureSize];
        return TryDecode(signatureText, signature) && Verify(publicKey, message, signature);
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> signature)
    {
        if (text.Length > TextLengthMax)
        {
            return false;
        }

        return text.Contains('=')
            ? Convert.TryFromBase64Chars(text, signature, out int decoded) && decoded == signature.Length
            : Base64Url.IsValid(text, out int size) && size == signature.Length && Base64Url.DecodeFromChars(text, signature) == signature.Length;
    }
}
