namespace Gust.Storage.Encryption;

/// <summary>A store cannot be opened with the keys that are configured; the message says what to set.</summary>
internal sealed class StoreKeyException(string message) : Exception(message);
