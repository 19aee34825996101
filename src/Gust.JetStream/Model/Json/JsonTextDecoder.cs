using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>Strings of a document, with U+FFFD for bytes that are no UTF-8 and for half surrogate pairs, as the reference reads them.</summary>
/// <remarks><c>JsonElement.GetString</c> throws for both: they would end a request without an answer.</remarks>
internal static class JsonTextDecoder
{
    private const char Replacement = '\uFFFD';

    /// <param name="element">Of kind string.</param>
    public static string TextOf(JsonElement element) => Decode(JsonMarshal.GetRawUtf8Value(element)[1..^1]);

    public static string NameOf(JsonProperty property) => Decode(JsonMarshal.GetRawUtf8PropertyName(property));

    private static string Decode(ReadOnlySpan<byte> raw)
    {
        string text = Encoding.UTF8.GetString(raw);
        return raw.Contains((byte)'\\') ? Unescape(text) : text;
    }

    private static string Unescape(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at]);
                continue;
            }

            at++;
            if (text[at] == 'u')
            {
                plain.Append((char)ushort.Parse(text.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                plain.Append(Meaning(text[at]));
            }
        }

        return ReplaceHalves(plain);
    }

    private static char Meaning(char escaped) => escaped switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => escaped,
    };

    private static string ReplaceHalves(StringBuilder text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                text[at] = Replacement;
            }
        }

        return text.ToString();
    }
}
