namespace Gust.Transport.Tls;

/// <summary>No agreement on TLS with one peer. The message is for the log.</summary>
internal sealed class TlsHandshakeException(string message) : Exception(message);
