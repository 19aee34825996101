using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gust.Configuration.Syntax;

/// <summary>The spellings of a string: <c>"escaped"</c>, <c>'raw'</c>, <c>bare</c> and the block in parentheses.</summary>
internal static class StringScanner
{
    /// <summary>From the opening quote to behind the closing one.</summary>
    public static string Quoted(TextCursor cursor)
    {
        var quote = cursor.Current;
        var start = cursor.Position;
        cursor.Advance();
        var bytes = new ArrayBufferWriter<byte>();
        while (cursor.Current != quote)
        {
            FailAtEnd(cursor, start, "the string that begins here is not closed");
            if (quote == '"' && cursor.Current == '\\')
            {
                AppendEscape(cursor, bytes);
            }
            else
            {
                Append(cursor, bytes);
            }
        }

        cursor.Advance();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Between quotes, taken as it stands: keys and include paths know no escapes.</summary>
    public static string QuotedRaw(TextCursor cursor)
    {
        var quote = cursor.Current;
        var start = cursor.Position;
        cursor.Advance();
        var offset = cursor.Offset;
        while (cursor.Current != quote)
        {
            FailAtEnd(cursor, start, "the string that begins here is not closed");
            cursor.Advance();
        }

        var value = cursor.Since(offset);
        cursor.Advance();
        return value;
    }

    /// <summary>A string without quotes, up to a blank or a separator; <paramref name="raw"/> is its spelling before escapes.</summary>
    public static string Bare(TextCursor cursor, out string raw)
    {
        var offset = cursor.Offset;
        var bytes = new ArrayBufferWriter<byte>();
        while (!EndsValue(cursor.Current) && cursor.Current != '\'')
        {
            if (cursor.Current == '\\')
            {
                AppendEscape(cursor, bytes);
            }
            else
            {
                Append(cursor, bytes);
            }
        }

        raw = cursor.Since(offset);
        cursor.TryTake('\''); // the reference ends a bare string at ' and swallows it
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary><c>(</c>, lines as they stand, and a line with <c>)</c> alone.</summary>
    public static string Block(TextCursor cursor)
    {
        var start = cursor.Position;
        cursor.Advance();
        var offset = cursor.Offset;
        while (true)
        {
            FailAtEnd(cursor, start, "the block that begins here is not closed by a line with ')' alone");
            var lineEnds = cursor.Current == '\n';
            cursor.Advance();
            if (lineEnds && cursor.Current == ')' && (cursor.Peek(1) == TextCursor.End || TextCursor.IsLineEnd(cursor.Peek(1))))
            {
                var value = cursor.Since(offset);
                cursor.Advance();
                return value;
            }
        }
    }

    /// <summary>Characters that end a value without quotes.</summary>
    public static bool EndsValue(char character) =>
        character is TextCursor.End or ',' or ';' or ']' or '}' || TextCursor.IsBlank(character) || TextCursor.IsLineEnd(character);

    private static void Append(TextCursor cursor, ArrayBufferWriter<byte> bytes)
    {
        Span<char> pair = [cursor.Current, cursor.Peek(1)];
        var length = char.IsSurrogatePair(pair[0], pair[1]) ? 2 : 1;
        Encoding.UTF8.GetBytes(pair[..length], bytes);
        cursor.Advance(length);
    }

    private static void AppendEscape(TextCursor cursor, ArrayBufferWriter<byte> bytes)
    {
        byte value = cursor.Peek(1) switch
        {
            't' => (byte)'\t',
            'n' => (byte)'\n',
            'r' => (byte)'\r',
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            'x' => 0,
            _ => Refuse(cursor),
        };
        if (cursor.Peek(1) != 'x')
        {
            cursor.Advance(2);
        }
        else
        {
            Span<char> digits = [cursor.Peek(2), cursor.Peek(3)];
            if (!char.IsAsciiHexDigit(digits[0]) || !char.IsAsciiHexDigit(digits[1]))
            {
                cursor.Fail(@"expected two hexadecimal digits after '\x'");
            }

            value = byte.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            cursor.Advance(4);
        }

        bytes.Write([value]);
    }

    private static byte Refuse(TextCursor cursor)
    {
        cursor.Fail("""invalid escape; these are known: \xHH, \t, \n, \r, \", \\""");
        return 0;
    }

    private static void FailAtEnd(TextCursor cursor, ConfigPosition start, string message)
    {
        if (cursor.AtEnd)
        {
            throw new ConfigSyntaxException(start, message);
        }
    }
}
