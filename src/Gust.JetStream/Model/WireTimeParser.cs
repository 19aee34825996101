using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>Reads RFC 3339 times as the reference does, with its texts for what is wrong.</summary>
internal ref struct WireTimeParser
{
    private const string Layout = "2006-01-02T15:04:05Z07:00";
    private static readonly int[] s_scale = [1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
    private readonly string _text;
    private ReadOnlySpan<char> _rest;
    private string? _error;

    private WireTimeParser(string text)
    {
        _text = text;
        _rest = text;
    }

    /// <summary>Null, or what is wrong with the text.</summary>
    public static string? Parse(string text, out WireTime time)
    {
        WireTimeParser parser = new(text);
        time = parser.Parse();
        return parser._error;
    }

    private WireTime Parse()
    {
        int year = Number("2006", 4, 4, 0, 9999, "year");
        Literal("-");
        int month = Number("01", 2, 2, 1, 12, "month");
        Literal("-");
        int day = Number("02", 2, 2, 1, 31, "day");
        Literal("T");
        int hour = Number("15", 1, 2, 0, 23, "hour");
        Literal(":");
        int minute = Number("04", 2, 2, 0, 59, "minute");
        Literal(":");
        int second = Number("05", 2, 2, 0, 59, "second");
        int nanoseconds = Fraction();
        int offset = Offset();
        if (_error is null && _rest.Length > 0)
        {
            Refuse($": extra text: {GoQuote.Quote(_rest.ToString())}");
        }

        if (_error is null && (day > DateTime.DaysInMonth(Math.Max(year, 1), month)))
        {
            Refuse(": day out of range");
        }

        if (_error is not null)
        {
            return default;
        }

        DateTime local = year == 0 ? default : new DateTime(year, month, day, hour, minute, second);
        return new WireTime((local.Ticks / TimeSpan.TicksPerSecond) - (offset * 60L), nanoseconds, (short)offset);
    }

    private int Number(string part, int digitsMin, int digitsMax, int min, int max, string name)
    {
        int digits = 0;
        while (digits < digitsMax && digits < _rest.Length && char.IsAsciiDigit(_rest[digits]))
        {
            digits++;
        }

        if (_error is not null || digits < digitsMin)
        {
            Mismatch(part);
            return 0;
        }

        int value = int.Parse(_rest[..digits]);
        _rest = _rest[digits..];
        if (value < min || value > max)
        {
            Refuse($": {name} out of range");
        }

        return value;
    }

    private void Literal(string part)
    {
        if (_error is null && _rest.StartsWith(part))
        {
            _rest = _rest[part.Length..];
        }
        else
        {
            Mismatch(part);
        }
    }

    // A point or a comma and any number of digits; what is finer than a nanosecond is dropped.
    private int Fraction()
    {
        if (_error is not null || _rest.Length < 2 || _rest[0] is not ('.' or ',') || !char.IsAsciiDigit(_rest[1]))
        {
            return 0;
        }

        int end = 1;
        while (end < _rest.Length && char.IsAsciiDigit(_rest[end]))
        {
            end++;
        }

        int digits = Math.Min(end - 1, 9);
        int value = int.Parse(_rest.Slice(1, digits)) * s_scale[digits];
        _rest = _rest[end..];
        return value;
    }

    private int Offset()
    {
        if (_error is null && _rest.StartsWith("Z"))
        {
            _rest = _rest[1..];
            return 0;
        }

        bool isOffset = _error is null && _rest.Length >= 6 && _rest[0] is '+' or '-' && _rest[3] == ':'
            && char.IsAsciiDigit(_rest[1]) && char.IsAsciiDigit(_rest[2]) && char.IsAsciiDigit(_rest[4]) && char.IsAsciiDigit(_rest[5]);
        if (!isOffset)
        {
            Mismatch("Z07:00");
            return 0;
        }

        int sign = _rest[0] == '-' ? -1 : 1;
        int hours = int.Parse(_rest.Slice(1, 2));
        int minutes = int.Parse(_rest.Slice(4, 2));
        _rest = _rest[6..];
        if (hours > 24)
        {
            Refuse(": time zone offset hour out of range");
        }
        else if (minutes > 60)
        {
            Refuse(": time zone offset minute out of range");
        }

        return sign * ((hours * 60) + minutes);
    }

    private void Mismatch(string part) => Refuse($" as {GoQuote.Quote(Layout)}: cannot parse {GoQuote.Quote(_rest.ToString())} as {GoQuote.Quote(part)}");

    private void Refuse(string reason) => _error ??= $"parsing time {GoQuote.Quote(_text)}{reason}";
}
