using System.Security.Cryptography;

namespace Gust.Storage.Encryption;

/// <summary>ChaCha20-Poly1305: fast everywhere.</summary>
internal sealed class ChaChaCipher(ReadOnlySpan<byte> key) : RecordCipher
{
    private readonly ChaCha20Poly1305 _cipher = new(key);

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> into, Span<byte> tag, ReadOnlySpan<byte> context) =>
        _cipher.Encrypt(nonce, plain, into, tag, context);

    public override void Dispose() => _cipher.Dispose();

    protected override void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> tag, Span<byte> into, ReadOnlySpan<byte> context) =>
        _cipher.Decrypt(nonce, encrypted, tag, into, context);
}
