namespace Gust.Client;

/// <summary>The peer sent bytes that are not the NATS protocol.</summary>
internal sealed class ProtocolException(string message, Exception? inner = null) : NatsException(message, inner);
