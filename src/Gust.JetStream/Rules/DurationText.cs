using System.Globalization;

namespace Gust.JetStream.Rules;

/// <summary>Durations as the reference's error texts show them: <c>1m0s</c>, <c>1.5s</c>, <c>250ms</c>.</summary>
internal static class DurationText
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static string Of(long nanoseconds)
    {
        string sign = nanoseconds < 0 ? "-" : "";
        ulong left = (ulong)Math.Abs(nanoseconds);
        if (left < NanosecondsPerSecond)
        {
            return sign + Small(left);
        }

        ulong seconds = left / NanosecondsPerSecond;
        string hours = seconds >= 3600 ? $"{seconds / 3600}h" : "";
        string minutes = seconds >= 60 ? $"{seconds / 60 % 60}m" : "";
        return $"{sign}{hours}{minutes}{Fraction((seconds % 60 * NanosecondsPerSecond) + (left % NanosecondsPerSecond), NanosecondsPerSecond)}s";
    }

    private static string Small(ulong nanoseconds) => nanoseconds switch
    {
        0 => "0s",
        < 1_000 => $"{nanoseconds}ns",
        < 1_000_000 => $"{Fraction(nanoseconds, 1_000)}µs",
        _ => $"{Fraction(nanoseconds, 1_000_000)}ms",
    };

    private static string Fraction(ulong value, ulong unit) => ((decimal)value / unit).ToString("0.#########", CultureInfo.InvariantCulture);
}
