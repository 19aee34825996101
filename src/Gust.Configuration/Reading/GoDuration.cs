using System.Globalization;
using System.Text;

namespace Gust.Configuration.Reading;

/// <summary>Durations as Go writes them: <c>1h30m</c>, <c>300ms</c>, <c>1.5s</c>.</summary>
internal static class GoDuration
{
    private static readonly (string Name, long Nanoseconds)[] s_units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
        ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ];

    /// <summary>Parses; what is finer than 100 ns is rounded up, so that a duration above zero stays above zero.</summary>
    public static bool TryParse(string text, out TimeSpan duration, out string error)
    {
        duration = default;
        error = $"invalid duration \"{text}\"";
        var rest = text.AsSpan();
        var isNegative = rest.StartsWith("-");
        if (isNegative || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return true;
        }

        decimal total = 0;
        var hasPart = false;
        while (!rest.IsEmpty)
        {
            if (!TryTakePart(ref rest, text, ref total, ref error))
            {
                return false;
            }

            hasPart = true;
        }

        if (!hasPart || total > long.MaxValue)
        {
            return false;
        }

        var ticks = (long)Math.Ceiling(total / TimeSpan.NanosecondsPerTick);
        duration = TimeSpan.FromTicks(isNegative ? -ticks : ticks);
        return true;
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> rest, string text, ref decimal total, ref string error)
    {
        var numberEnd = rest.IndexOfAnyExcept("0123456789.");
        var number = numberEnd < 0 ? rest : rest[..numberEnd];
        const NumberStyles style = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(number, style, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        rest = rest[number.Length..];
        var unitEnd = rest.IndexOfAny("0123456789.");
        var unit = unitEnd < 0 ? rest : rest[..unitEnd];
        rest = rest[unit.Length..];
        if (unit.IsEmpty)
        {
            error = $"missing unit in duration \"{text}\"";
            return false;
        }

        foreach (var (name, nanoseconds) in s_units)
        {
            if (unit.SequenceEqual(name))
            {
                // Bounded before it is added: no sum of parts can overflow the decimal.
                var part = count > long.MaxValue / nanoseconds ? decimal.MaxValue : count * nanoseconds;
                total = part > long.MaxValue || total > long.MaxValue ? (decimal)long.MaxValue + 1 : total + part;
                return true;
            }
        }

        error = $"unknown unit \"{unit}\" in duration \"{text}\" (known: ns, us, ms, s, m, h)";
        return false;
    }

    /// <summary>As Go prints it: <c>2m0s</c>, <c>1.5s</c>, <c>300ms</c>, <c>0s</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var sign = duration < TimeSpan.Zero ? "-" : "";
        var magnitude = duration.Duration();
        if (magnitude == TimeSpan.Zero)
        {
            return "0s";
        }

        if (magnitude < TimeSpan.FromSeconds(1))
        {
            return sign + Subsecond(magnitude);
        }

        var text = new StringBuilder(sign);
        var hours = (long)magnitude.TotalHours;
        if (hours > 0)
        {
            text.Append(hours).Append('h');
        }

        if (magnitude >= TimeSpan.FromMinutes(1))
        {
            text.Append(magnitude.Minutes).Append('m');
        }

        var seconds = magnitude.Seconds + (decimal)(magnitude.Ticks % TimeSpan.TicksPerSecond) / TimeSpan.TicksPerSecond;
        return text.Append(Plain(seconds)).Append('s').ToString();
    }

    private static string Subsecond(TimeSpan magnitude) => magnitude switch
    {
        { Ticks: >= TimeSpan.TicksPerMillisecond } => Plain((decimal)magnitude.Ticks / TimeSpan.TicksPerMillisecond) + "ms",
        { Ticks: >= TimeSpan.TicksPerMicrosecond } => Plain((decimal)magnitude.Ticks / TimeSpan.TicksPerMicrosecond) + "µs",
        _ => Plain(magnitude.Ticks * TimeSpan.NanosecondsPerTick) + "ns",
    };

    private static string Plain(decimal number) => number.ToString("0.#######", CultureInfo.InvariantCulture);
}
