namespace Gust.Storage.Encryption;

/// <summary>How a store is encrypted. The numbers stand in its key file.</summary>
internal enum CipherKind
{
    ChaCha20Poly1305 = 1,
    Aes256Gcm = 2,
}
