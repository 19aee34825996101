using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Comparing;

/// <summary>One operation of the server as a line of a transcript.</summary>
internal static class FrameText
{
    private const int PayloadShownMax = 400;
    private const int JsonShownMax = 8000;

    public static string Of(WireFrame frame, int port, ScriptOptions options)
    {
        if (frame.Payload is null)
        {
            return frame.Line.StartsWith("INFO ", StringComparison.Ordinal)
                ? InfoText.Of(frame.Line, port, options.HasFlag(ScriptOptions.InfoShown))
                : Printable(frame.Line);
        }

        var line = options.HasFlag(ScriptOptions.SidsMasked) ? MaskSid(frame.Line) : frame.Line;
        return $"{Printable(line)} | {Payload(frame.Payload, options.HasFlag(ScriptOptions.Json) || options.HasFlag(ScriptOptions.JetStream) ? JsonShownMax : PayloadShownMax)}";
    }

    private static string MaskSid(string line)
    {
        var words = line.Split(' ');
        words[2] = "<sid>";
        return string.Join(' ', words);
    }

    private static string Payload(byte[] payload, int shownMax) =>
        payload.Length <= shownMax
            ? Printable(Encoding.Latin1.GetString(payload))
            : $"{payload.Length} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(payload))}";

    private static string Printable(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\r' => shown.Append(@"\r"),
                '\n' => shown.Append(@"\n"),
                '\\' => shown.Append(@"\\"),
                < ' ' or > '~' => shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => shown.Append(character),
            };
        }

        return shown.ToString();
    }
}
