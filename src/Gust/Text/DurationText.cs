using System.Globalization;

namespace Gust.Cli.Text;

/// <summary>Durations as the NATS tools write them: <c>300ms</c>, <c>1m30s</c>, <c>1d</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units =
    [
        ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
        ("d", 86400), ("D", 86400), ("w", 7 * 86400), ("W", 7 * 86400), ("M", 30 * 86400d), ("y", 365 * 86400d), ("Y", 365 * 86400d),
    ];

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest is "0")
        {
            return true;
        }

        double seconds = 0;
        bool any = false;
        while (!rest.IsEmpty)
        {
            int digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
            {
                return false;
            }

            rest = rest[digits..];
            int letters = rest.IndexOfAny("0123456789.");
            ReadOnlySpan<char> unit = letters < 0 ? rest : rest[..letters];
            rest = rest[unit.Length..];
            if (!TryUnit(unit, out double unitSeconds))
            {
                return false;
            }

            seconds += amount * unitSeconds;
            any = true;
        }

        bool fits = any && seconds < TimeSpan.MaxValue.TotalSeconds;
        value = fits ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return fits;
    }

    /// <summary>The shortest exact form with the unit that suits: <c>174.9µs</c>, <c>1.5ms</c>, <c>1m2.5s</c>.</summary>
    public static string Format(TimeSpan value)
    {
        if (value < TimeSpan.Zero)
        {
            return "-" + Format(value.Negate());
        }

        if (value == TimeSpan.Zero)
        {
            return "0s";
        }

        if (value < TimeSpan.FromMicroseconds(1))
        {
            return Number(value.TotalNanoseconds) + "ns";
        }

        if (value < TimeSpan.FromMilliseconds(1))
        {
            return Number(value.TotalMicroseconds) + "µs";
        }

        if (value < TimeSpan.FromSeconds(1))
        {
            return Number(value.TotalMilliseconds) + "ms";
        }

        string hours = value.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(long)value.TotalHours}h") : "";
        string minutes = value.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{value.Minutes}m") : "";
        return hours + minutes + Number(value.TotalSeconds - Math.Floor(value.TotalMinutes) * 60) + "s";
    }

    private static bool TryUnit(ReadOnlySpan<char> unit, out double seconds)
    {
        foreach ((string name, double unitSeconds) in Units)
        {
            if (unit.SequenceEqual(name))
            {
                seconds = unitSeconds;
                return true;
            }
        }

        seconds = 0;
        return false;
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
