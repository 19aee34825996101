namespace Gust.Storage.Encryption;

/// <summary>What is configured about encryption.</summary>
/// <param name="Key">Null: nothing is to be encrypted.</param>
/// <param name="PreviousKey">The key until now.</param>
/// <param name="Cipher">For a store that is not encrypted yet.</param>
internal sealed record StoreSecrets(string? Key, string? PreviousKey, CipherKind Cipher);
