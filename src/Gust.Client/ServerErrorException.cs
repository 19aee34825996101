namespace Gust.Client;

/// <summary>The server answered -ERR.</summary>
internal sealed class ServerErrorException(string text) : NatsException(text)
{
    /// <summary>True when the credentials were refused, so that trying again with the same ones is vain.</summary>
    public bool IsAuthorization { get; } =
        text.Contains("authorization violation", StringComparison.OrdinalIgnoreCase)
        || text.Contains("authentication", StringComparison.OrdinalIgnoreCase);
}
