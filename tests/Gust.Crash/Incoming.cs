using System.Globalization;
using System.Text;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>A message as it came.</summary>
/// <param name="Reply">Empty when it has none.</param>
/// <param name="Headers">The header block as text; empty when it has none.</param>
internal sealed record Incoming(string Subject, string Reply, string Headers, string Body)
{
    public static Incoming Of(WireFrame frame)
    {
        var words = frame.Line.Split(' ');
        var headerLength = words[0] == "HMSG" ? int.Parse(words[^2], CultureInfo.InvariantCulture) : 0;
        var hasReply = words.Length == (words[0] == "HMSG" ? 6 : 5);
        return new Incoming(
            words[1],
            hasReply ? words[3] : "",
            Encoding.Latin1.GetString(frame.Payload!, 0, headerLength),
            Encoding.Latin1.GetString(frame.Payload.AsSpan(headerLength)));
    }

    /// <summary>The status of a message that is only one, for example 408; null for others.</summary>
    public string? Status => Headers.StartsWith("NATS/1.0 ", StringComparison.Ordinal) ? Headers["NATS/1.0 ".Length..].Split('\r')[0] : null;

    public string? Header(string name) =>
        Headers.Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..];
}
