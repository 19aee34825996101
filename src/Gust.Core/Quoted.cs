using System.Text;

namespace Gust.Core;

/// <summary>Bytes from a peer as they stand in error texts: in double quotes, with what cannot be printed escaped.</summary>
internal static class Quoted
{
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new("\"");
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) != System.Buffers.OperationStatus.Done)
            {
                text.Append($"\\x{bytes[0]:x2}");
                bytes = bytes[1..];
                continue;
            }

            Append(text, rune);
            bytes = bytes[consumed..];
        }

        return text.Append('"').ToString();
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '"': text.Append("\\\""); break;
            case '\\': text.Append(@"\\"); break;
            case '\a': text.Append(@"\a"); break;
            case '\b': text.Append(@"\b"); break;
            case '\f': text.Append(@"\f"); break;
            case '\n': text.Append(@"\n"); break;
            case '\r': text.Append(@"\r"); break;
            case '\t': text.Append(@"\t"); break;
            case '\v': text.Append(@"\v"); break;
            case < 0x20 or 0x7f: text.Append($"\\x{rune.Value:x2}"); break;
            case > 0x7f when Rune.IsControl(rune): text.Append($"\\u{rune.Value:x4}"); break;
            default: text.Append(rune.ToString()); break;
        }
    }
}
