using System.Buffers;
using System.Text;

namespace Gust.JetStream.Model.Json;

/// <summary>Finds the first character that makes a text no JSON, and says so in the reference's words.</summary>
/// <remarks>Only for texts that the reader has refused: it decides, this explains. Offsets count from 1.</remarks>
internal ref struct JsonFault
{
    /// <summary>The text ends too soon.</summary>
    public const string TooShort = "unexpected EOF";

    /// <summary>The reference goes no deeper.</summary>
    private const int DepthMax = 10_000;

    private static readonly SearchValues<byte> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private readonly ReadOnlySpan<byte> _text;
    private readonly List<byte> _open = [];
    private bool _isJustOpened;
    private int _at;
    private string? _fault;

    private JsonFault(ReadOnlySpan<byte> text, int start)
    {
        _text = text;
        _at = start;
    }

    /// <param name="text">The whole body.</param>
    /// <param name="start">Where the value begins that could not be read.</param>
    public static string Describe(ReadOnlySpan<byte> text, int start)
    {
        JsonFault fault = new(text, start);
        fault.Value();
        while (fault._fault is null && fault._open.Count > 0)
        {
            fault.Continue();
        }

        return fault._fault ?? "exceeded max depth";
    }

    // Inside an array or object, at its start or after a value.
    private void Continue()
    {
        bool isObject = _open[^1] == '{';
        bool isFirst = _isJustOpened;
        _isJustOpened = false;
        byte next = Next();
        if (_fault is not null)
        {
            return;
        }

        if (next == (isObject ? '}' : ']'))
        {
            Close();
        }
        else if (isFirst)
        {
            Member(isObject);
        }
        else if (next != ',')
        {
            Unexpected(isObject ? "after object key:value pair" : "after array element");
        }
        else
        {
            _at++;
            Member(isObject);
        }
    }

    private void Member(bool isObject)
    {
        if (isObject)
        {
            Key();
        }

        if (_fault is null)
        {
            Value();
        }
    }

    private void Key()
    {
        if (Next() != '"')
        {
            Unexpected("looking for beginning of object key string");
            return;
        }

        Text();
        if (_fault is null && Next() != ':')
        {
            Unexpected("after object key");
        }

        _at++;
    }

    private void Value()
    {
        byte first = Next();
        switch (first)
        {
            case (byte)'{' or (byte)'[':
                Open(first);
                break;
            case (byte)'"':
                Text();
                break;
            case (byte)'t':
                Literal("true"u8);
                break;
            case (byte)'f':
                Literal("false"u8);
                break;
            case (byte)'n':
                Literal("null"u8);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                Number();
                break;
            default:
                Unexpected("looking for beginning of value");
                break;
        }
    }

    // What is inside is not looked at from here: the text decides how deep it goes, and the stack would not hold that.
    private void Open(byte bracket)
    {
        _open.Add(bracket);
        _isJustOpened = true;
        _at++;
        if (_open.Count > DepthMax)
        {
            _fault ??= $"exceeded max depth at offset {_at}";
        }
    }

    private void Close()
    {
        _open.RemoveAt(_open.Count - 1);
        _at++;
    }

    private void Text()
    {
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            if (_text[_at] < ' ')
            {
                Unexpected("in string");
                return;
            }

            if (_text[_at] == '\\' && !Escape())
            {
                return;
            }
        }

        if (_at >= _text.Length)
        {
            _fault ??= TooShort;
        }

        _at++;
    }

    private bool Escape()
    {
        int start = _at++;
        int length = _at < _text.Length && _text[_at] == 'u' ? 4 : 0;
        if (_at >= _text.Length || _at + length >= _text.Length)
        {
            _fault ??= TooShort;
            return false;
        }

        bool isKnown = length == 4
            ? _text.Slice(_at + 1, 4).IndexOfAnyExcept(s_hexadecimal) < 0
            : "\"\\/bfnrt"u8.Contains(_text[_at]);
        _at += length;
        if (!isKnown)
        {
            string sequence = Encoding.UTF8.GetString(_text[start..(_at + 1)]);
            _fault ??= $"invalid escape sequence `{sequence}` in string at offset {_at + 1}";
        }

        return isKnown;
    }

    private void Literal(ReadOnlySpan<byte> word)
    {
        foreach (byte letter in word)
        {
            if (_at >= _text.Length || _text[_at] != letter)
            {
                Unexpected($"in literal {Encoding.ASCII.GetString(word)} (expecting '{(char)letter}')");
                return;
            }

            _at++;
        }
    }

    private void Number()
    {
        _at += _text[_at] == '-' ? 1 : 0;
        if (_at < _text.Length && _text[_at] == '0')
        {
            _at++;
        }
        else
        {
            Digits();
        }

        if (_fault is null && _at < _text.Length && _text[_at] == '.')
        {
            _at++;
            Digits();
        }

        if (_fault is null && _at < _text.Length && (_text[_at] | 0x20) == 'e')
        {
            _at++;
            _at += _at < _text.Length && _text[_at] is (byte)'+' or (byte)'-' ? 1 : 0;
            Digits();
        }
    }

    private void Digits()
    {
        if (_at >= _text.Length || !char.IsAsciiDigit((char)_text[_at]))
        {
            Unexpected("in numeric literal");
        }

        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at]))
        {
            _at++;
        }
    }

    // The next byte that is no blank; 0 at the end, which is then the fault.
    private byte Next()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }

        if (_at < _text.Length)
        {
            return _text[_at];
        }

        _fault ??= TooShort;
        return 0;
    }

    private void Unexpected(string where)
    {
        if (_at >= _text.Length)
        {
            _fault ??= TooShort;
            return;
        }

        bool isText = Rune.DecodeFromUtf8(_text[_at..], out Rune rune, out int length) == OperationStatus.Done;
        string shown = isText ? GoQuote.QuoteCharacter(rune) : $"'\\x{_text[_at]:x2}'";
        _fault ??= $"invalid character {shown} {where} at offset {_at + length}";
    }
}
