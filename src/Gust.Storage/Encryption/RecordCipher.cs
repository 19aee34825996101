using System.Security.Cryptography;

namespace Gust.Storage.Encryption;

/// <summary>Authenticated encryption with one key. Not thread-safe.</summary>
internal abstract class RecordCipher : IDisposable
{
    public const int KeySize = 32;
    public const int NonceSize = 12;
    public const int TagSize = 16;

    public static RecordCipher Create(CipherKind kind, ReadOnlySpan<byte> key) => kind switch
    {
        CipherKind.Aes256Gcm when AesGcm.IsSupported => new AesGcmCipher(key),
        CipherKind.ChaCha20Poly1305 when ChaCha20Poly1305.IsSupported => new ChaChaCipher(key),
        _ => throw new StoreKeyException($"The cipher {kind} of 'cipher' is not supported on this machine."),
    };

    /// <summary>Encrypts; the result may take the place of the plain text. No nonce may come twice with a key, unless everything else is the same too.</summary>
    public abstract void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> into, Span<byte> tag, ReadOnlySpan<byte> context);

    /// <summary>Decrypts; false when anything is not as it was encrypted, and <paramref name="into"/> is of no use then.</summary>
    public bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> tag, Span<byte> into, ReadOnlySpan<byte> context)
    {
        try
        {
            Decrypt(nonce, encrypted, tag, into, context);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public abstract void Dispose();

    protected abstract void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> tag, Span<byte> into, ReadOnlySpan<byte> context);
}
