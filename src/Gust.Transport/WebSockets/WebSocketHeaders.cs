namespace Gust.Transport.WebSockets;

/// <summary>Which header fields an operator may add to the answer to an upgrade.</summary>
internal static class WebSocketHeaders
{
    private static readonly string[] s_reserved = ["Host", "Content-Length", "Connection", "Upgrade", "Nats-No-Masking"];

    /// <summary>Why a field cannot be added; null when it can.</summary>
    public static string? Problem(string name, string value)
    {
        if (s_reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase))
        {
            return $"header '{name}' belongs to the protocol";
        }

        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return $"'{name}' is not the name of a header";
        }

        return value.Any(char.IsControl) ? $"the value of header '{name}' has control characters" : null;
    }
}
