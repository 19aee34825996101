using System.Text;

namespace Gust.Testing;

/// <summary>One operation as a server sent it: the control line without its end, and the payload of a message.</summary>
/// <param name="Line">The control line, bytes as Latin-1, without CR LF.</param>
/// <param name="Payload">Headers and body of MSG and HMSG; null for every other operation.</param>
internal sealed record WireFrame(string Line, byte[]? Payload)
{
    private const string CutOff = "(cut off) ";

    /// <summary>A message, also one that the end of the connection cut off.</summary>
    public bool IsMessage => Payload is not null || Line.StartsWith(CutOff, StringComparison.Ordinal);

    /// <summary>The sign of life of a consumer, which comes when time has passed.</summary>
    public bool IsHeartbeat => Payload is not null && Payload.AsSpan().StartsWith("NATS/1.0 100 Idle"u8);

    public bool IsPing => Line == "PING";

    public bool IsPong => Line == "PONG";

    /// <summary>What was there of an operation when the connection ended.</summary>
    public static WireFrame OfRest(string text) => new(CutOff + text, null);

    /// <summary>Takes one frame from the front of the bytes; false while it is not whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out WireFrame? frame, out int consumed)
    {
        frame = null;
        consumed = 0;
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0)
        {
            return false;
        }

        var line = Encoding.Latin1.GetString(bytes[..end].TrimEnd((byte)'\r'));
        if (PayloadLength(line) is not { } length)
        {
            frame = new WireFrame(line, null);
            consumed = end + 1;
            return true;
        }

        if (bytes.Length < end + 1 + length + 2)
        {
            return false;
        }

        frame = new WireFrame(line, bytes.Slice(end + 1, length).ToArray());
        consumed = end + 1 + length + 2;
        return true;
    }

    private static int? PayloadLength(string line)
    {
        var words = line.Split(' ');
        var isMessage = words is ["MSG", _, _, _] or ["MSG", _, _, _, _] or ["HMSG", _, _, _, _] or ["HMSG", _, _, _, _, _];
        return isMessage && int.TryParse(words[^1], out var length) && length >= 0 ? length : null;
    }
}
