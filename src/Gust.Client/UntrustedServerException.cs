namespace Gust.Client;

/// <summary>The server's certificate does not show that it is the server.</summary>
/// <param name="message">Why.</param>
/// <param name="isUnknownAuthority">It is signed by somebody who is not trusted; all else may be well.</param>
internal sealed class UntrustedServerException(string message, bool isUnknownAuthority, Exception inner) : NatsException(message, inner)
{
    public bool IsUnknownAuthority { get; } = isUnknownAuthority;
}
