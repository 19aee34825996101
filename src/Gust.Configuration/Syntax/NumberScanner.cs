using System.Globalization;

namespace Gust.Configuration.Syntax;

/// <summary>Values that begin like a number: integers with a size suffix, floats, addresses, dates, strings such as <c>10s</c>.</summary>
internal static class NumberScanner
{
    private const int YearDigits = 4;
    private const string DateTimeShape = "dddd-dd-ddTdd:dd:ddZ";

    public static ConfigNode Scan(TextCursor cursor)
    {
        var position = cursor.Position;
        var offset = cursor.Offset;
        var isNegative = cursor.TryTake('-');
        if (!char.IsAsciiDigit(cursor.Current))
        {
            cursor.Fail($"expected a digit after '-', found {cursor.Found}; a string that begins with '-' needs quotes");
        }

        SkipDigits(cursor);
        if (cursor.Current == '.')
        {
            return FloatOrAddress(cursor, position, offset);
        }

        if (cursor.Current == '-' && !isNegative)
        {
            return DateTime(cursor, position, offset);
        }

        return IntegerOrString(cursor, position, offset, isNegative);
    }

    private static ConfigNode IntegerOrString(TextCursor cursor, ConfigPosition position, int offset, bool isNegative)
    {
        var digitsEnd = cursor.Offset;
        while (!StringScanner.EndsValue(cursor.Current))
        {
            cursor.Advance();
        }

        var token = cursor.Since(offset);
        var digits = token.AsSpan(0, digitsEnd - offset);
        if (!SizeSuffix.TryGetFactor(token.AsSpan(digits.Length), out var factor))
        {
            return isNegative
                ? throw new ConfigSyntaxException(position, $"'{token}' is not a number; a string that begins with '-' needs quotes")
                : new ConfigString(position, token);
        }

        // The reference lets the product wrap around; a limit that silently turns negative helps nobody.
        var isInteger = Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Int128.Abs(number) <= (Int128)long.MaxValue + 1;
        number = isInteger ? number * factor : 0;
        return isInteger && number >= long.MinValue && number <= long.MaxValue
            ? new ConfigInteger(position, (long)number)
            : throw new ConfigSyntaxException(position, $"integer '{token}' is out of the range");
    }

    private static ConfigNode FloatOrAddress(TextCursor cursor, ConfigPosition position, int offset)
    {
        cursor.Advance();
        if (!char.IsAsciiDigit(cursor.Current))
        {
            cursor.Fail($"expected a digit after '.', found {cursor.Found}");
        }

        SkipDigits(cursor);
        if (cursor.Current != '.')
        {
            var number = double.Parse(cursor.Since(offset), CultureInfo.InvariantCulture);
            return double.IsFinite(number)
                ? new ConfigFloat(position, number)
                : throw new ConfigSyntaxException(position, "float is out of the range");
        }

        while (char.IsAsciiDigit(cursor.Current) || cursor.Current is '.' or ':' or '-')
        {
            cursor.Advance();
        }

        return new ConfigString(position, cursor.Since(offset));
    }

    private static ConfigDateTime DateTime(TextCursor cursor, ConfigPosition position, int offset)
    {
        var isDate = cursor.Offset - offset == YearDigits;
        for (var i = YearDigits; isDate && i < DateTimeShape.Length; i++)
        {
            isDate = DateTimeShape[i] == 'd' ? char.IsAsciiDigit(cursor.Current) : cursor.Current == DateTimeShape[i];
            if (isDate)
            {
                cursor.Advance();
            }
        }

        if (isDate && DateTimeOffset.TryParseExact(
            cursor.Since(offset), ConfigDateTime.Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value))
        {
            return new ConfigDateTime(position, value);
        }

        throw new ConfigSyntaxException(
            position, "expected a date and time such as 2026-01-31T23:59:59Z; a string such as 1-2 needs quotes");
    }

    private static void SkipDigits(TextCursor cursor)
    {
        while (char.IsAsciiDigit(cursor.Current))
        {
            cursor.Advance();
        }
    }
}
