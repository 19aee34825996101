using System.Globalization;
using System.Numerics;

namespace Gust.JetStream.Schedules;

/// <summary>The values that one field of a cron expression takes, as bits.</summary>
/// <param name="Values">One bit for each value.</param>
/// <param name="IsOpen">It was not restricted: <c>*</c> or <c>?</c> stands in it.</param>
/// <param name="TakesAll">It takes all values there are, however it is written.</param>
internal readonly record struct CronField(ulong Values, bool IsOpen, bool TakesAll)
{
    public static CronFieldKind[] Kinds { get; } =
    [
        new(0, 59, []),
        new(0, 59, []),
        new(0, 23, []),
        new(1, 31, []),
        new(1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        new(0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    public bool Takes(int value) => ((Values >> value) & 1) != 0;

    /// <summary>The smallest value from <paramref name="from"/> on; negative: there is none.</summary>
    public int Next(int from)
    {
        ulong left = from > 63 ? 0 : (Values >> from) << from;
        return left == 0 ? -1 : BitOperations.TrailingZeroCount(left);
    }

    /// <summary>A list of terms; empty ones are passed over, as by the reference.</summary>
    public static bool TryParse(string text, CronFieldKind kind, out CronField field)
    {
        field = default;
        foreach (string term in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParseTerm(term, kind, out CronField more))
            {
                return false;
            }

            field = new CronField(field.Values | more.Values, field.IsOpen | more.IsOpen, false);
        }

        field = field with { TakesAll = field.Values == Bits(kind.Min, kind.Max, 1) };
        return true;
    }

    /// <summary><c>5</c>, <c>5-10</c>, <c>*</c> or <c>?</c>, each perhaps with a step; <c>5/10</c> goes on to the last value.</summary>
    private static bool TryParseTerm(string term, CronFieldKind kind, out CronField field)
    {
        field = default;
        string[] parts = term.Split('/');
        string[] ends = parts[0].Split('-');
        int step = 1;
        if (parts.Length > 2 || ends.Length > 2 || (parts.Length == 2 && !(TryParseNumber(parts[1], out step) && step > 0)))
        {
            return false;
        }

        if (ends[0] is "*" or "?")
        {
            field = new CronField(Bits(kind.Min, kind.Max, step), step == 1, false);
            return true;
        }

        int last = kind.Max;
        if (!TryParseValue(ends[0], kind, out int first) || (ends.Length == 2 && !TryParseValue(ends[1], kind, out last)))
        {
            return false;
        }

        last = ends.Length == 1 && parts.Length == 1 ? first : last;
        field = new CronField(Bits(first, last, step), false, false);
        return first <= last;
    }

    private static bool TryParseValue(string text, CronFieldKind kind, out int value)
    {
        int name = Array.FindIndex(kind.Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            value = kind.Min + name;
            return true;
        }

        return TryParseNumber(text, out value) && value >= kind.Min && value <= kind.Max;
    }

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= 0;

    private static ulong Bits(int first, int last, int step)
    {
        ulong bits = 0;
        for (long value = first; value <= last; value += step)
        {
            bits |= 1UL << (int)value;
        }

        return bits;
    }
}
