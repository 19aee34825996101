using System.Globalization;
using System.Text;

namespace Gust.Conformance.Scripting;

/// <summary>Turns the text of a sending line into bytes: <c>\r \n \t \\ \xHH</c>, and <c>\*N{text}</c> for the text N times.</summary>
internal static class EscapedText
{
    public static byte[] Decode(string text)
    {
        var bytes = new MemoryStream();
        Append(bytes, text);
        return bytes.ToArray();
    }

    private static void Append(MemoryStream bytes, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var escape = text.IndexOf('\\');
            var plain = escape < 0 ? text : text[..escape];
            bytes.Write(Encoding.UTF8.GetBytes(plain.ToString()));
            text = escape < 0 ? [] : text[(escape + AppendEscape(bytes, text[escape..]))..];
        }
    }

    private static int AppendEscape(MemoryStream bytes, ReadOnlySpan<char> text)
    {
        switch (text.Length > 1 ? text[1] : '\0')
        {
            case 'r': bytes.WriteByte((byte)'\r'); return 2;
            case 'n': bytes.WriteByte((byte)'\n'); return 2;
            case 't': bytes.WriteByte((byte)'\t'); return 2;
            case 's': bytes.WriteByte((byte)' '); return 2;
            case '\\': bytes.WriteByte((byte)'\\'); return 2;
            case 'x': bytes.WriteByte(byte.Parse(text.Slice(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)); return 4;
            case '*': return AppendRepeated(bytes, text);
            default: throw new FormatException($"unknown escape in: {text}");
        }
    }

    private static int AppendRepeated(MemoryStream bytes, ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('{');
        var close = ClosingBrace(text);

        var count = int.Parse(text[2..open], CultureInfo.InvariantCulture);
        var piece = Decode(text[(open + 1)..close].ToString());
        for (var i = 0; i < count; i++)
        {
            bytes.Write(piece);
        }

        return close + 1;
    }

    private static int ClosingBrace(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && text[i] == '}')
            {
                return i;
            }
        }

        throw new FormatException($"\\*N{{text}} expected in: {text}");
    }
}
