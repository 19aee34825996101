namespace Gust.Client;

/// <summary>A failure of the messaging, with a message fit for a user.</summary>
internal class NatsException(string message, Exception? inner = null) : Exception(message, inner);
