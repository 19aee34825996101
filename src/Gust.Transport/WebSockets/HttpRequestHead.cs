using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gust.Transport.WebSockets;

/// <summary>The head of an HTTP/1 request: its line and its header fields (RFC 9112).</summary>
internal sealed class HttpRequestHead
{
    /// <summary>Room for the cookies of a site next to a JWT, and no more: whoever sends this is a stranger yet.</summary>
    public const int SizeMax = 16 * 1024;

    private readonly List<(string Name, string Value)> _fields = [];

    private HttpRequestHead(string method, string target)
    {
        Method = method;
        Target = target;
    }

    public string Method { get; }

    /// <summary>As it was sent: a path, or a whole URL.</summary>
    public string Target { get; }

    /// <summary>Path without query.</summary>
    public string Path
    {
        get
        {
            string target = Target;
            int scheme = target.IndexOf("://", StringComparison.Ordinal);
            if (scheme >= 0)
            {
                int slash = target.IndexOf('/', scheme + 3);
                target = slash < 0 ? "/" : target[slash..];
            }

            int query = target.IndexOfAny(['?', '#']);
            return query < 0 ? target : target[..query];
        }
    }

    /// <summary>Bytes of the head that <paramref name="bytes"/> begins with, its empty line included; 0 when it is not all there.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            int end = bytes[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return 0;
            }

            bool isEmpty = end == 0 || (end == 1 && bytes[at] == '\r');
            at += end + 1;
            if (isEmpty && at > 2)
            {
                return at;
            }
        }

        return 0;
    }

    /// <summary>Understands a whole head; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> head, [NotNullWhen(true)] out HttpRequestHead? request)
    {
        request = null;
        string[] lines = Encoding.Latin1.GetString(head).Split('\n');
        string[] parts = lines[0].TrimEnd('\r').Split(' ');
        if (parts.Length != 3 || parts[2] is not ("HTTP/1.1" or "HTTP/1.0") || !IsToken(parts[0]) || !IsTarget(parts[1]))
        {
            return false;
        }

        HttpRequestHead parsed = new(parts[0], parts[1]);
        foreach (string line in lines.Skip(1).Select(line => line.TrimEnd('\r')).TakeWhile(line => line.Length > 0))
        {
            // A field over several lines begins with a space: long deprecated, and a way to smuggle.
            int colon = line.IndexOf(':');
            if (colon <= 0 || !IsToken(line[..colon]) || line.AsSpan(colon).ContainsAny('\0', '\r'))
            {
                return false;
            }

            parsed._fields.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        request = parsed;
        return true;
    }

    /// <summary>A field's first value; empty when there is none.</summary>
    public string Value(string name) => Values(name).FirstOrDefault() ?? "";

    /// <summary>One of the comma-separated values of a field is <paramref name="token"/>, in any case.</summary>
    public bool Lists(string name, string token) => Elements(name).Any(element => element.Equals(token, StringComparison.OrdinalIgnoreCase));

    /// <summary>The comma-separated values of all fields of that name.</summary>
    public IEnumerable<string> Elements(string name) => Values(name).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A cookie's value; null when it was not sent.</summary>
    public string? Cookie(string name)
    {
        foreach (string pair in Values("Cookie").SelectMany(value => value.Split(';', StringSplitOptions.TrimEntries)))
        {
            int equals = pair.IndexOf('=');
            if (equals > 0 && pair.AsSpan(0, equals).SequenceEqual(name))
            {
                return pair[(equals + 1)..].Trim('"');
            }
        }

        return null;
    }

    public bool Has(string name) => Values(name).Any();

    /// <summary>How often a field stands there.</summary>
    public int Count(string name) => Values(name).Count();

    private static bool IsToken(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c));

    private static bool IsTarget(string text) => text.Length > 0 && text.All(c => c is > ' ' and < '\x7F');

    private IEnumerable<string> Values(string name) => _fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);
}
