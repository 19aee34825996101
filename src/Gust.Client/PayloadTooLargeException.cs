namespace Gust.Client;

/// <summary>The message is larger than the server takes; nothing was sent.</summary>
internal sealed class PayloadTooLargeException(long bytes, long bytesMax)
    : NatsException($"the message has {bytes} bytes, the server takes {bytesMax} at most");
