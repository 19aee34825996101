namespace Gust;

/// <summary>How streams are encrypted at rest (<c>cipher</c>).</summary>
public enum JetStreamCipher
{
    /// <summary>ChaCha20-Poly1305.</summary>
    ChaCha,

    /// <summary>AES-256-GCM.</summary>
    Aes,
}
