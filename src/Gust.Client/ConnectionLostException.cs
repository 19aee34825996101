namespace Gust.Client;

/// <summary>The connection ended while an answer was awaited, or the client is closed.</summary>
internal sealed class ConnectionLostException(string message, Exception? inner = null) : NatsException(message, inner);
