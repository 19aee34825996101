using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Gust.JetStream;

/// <summary>Durations as clients write them (<c>1h30m</c>, <c>1.5s</c>, <c>200ms</c>) and as status lines and error texts show them.</summary>
internal static class DurationText
{
    public static bool TryParse(ReadOnlySpan<byte> text, out long nanoseconds)
    {
        nanoseconds = 0;
        bool negative = text.StartsWith("-"u8);
        text = negative || text.StartsWith("+"u8) ? text[1..] : text;
        if (text.SequenceEqual("0"u8))
        {
            return true;
        }

        double sum = 0;
        while (!text.IsEmpty)
        {
            int digits = text.IndexOfAnyExcept("0123456789."u8);
            if (digits <= 0 || !Utf8Parser.TryParse(text[..digits], out double number, out int used) || used != digits)
            {
                return false;
            }

            text = text[digits..];
            int end = text.IndexOfAny("0123456789."u8);
            ReadOnlySpan<byte> unit = end < 0 ? text : text[..end];
            double scale = Scale(unit);
            if (scale == 0)
            {
                return false;
            }

            sum += number * scale;
            text = text[unit.Length..];
        }

        nanoseconds = (long)Math.Min(sum, long.MaxValue) * (negative ? -1 : 1);
        return sum > 0;
    }

    public static string Format(long nanoseconds)
    {
        if (nanoseconds is > -Nanoseconds.PerSecond and < Nanoseconds.PerSecond)
        {
            return nanoseconds switch
            {
                0 => "0s",
                > -1_000 and < 1_000 => $"{nanoseconds}ns",
                > -1_000_000 and < 1_000_000 => Invariant($"{nanoseconds / 1e3:0.###}µs"),
                _ => Invariant($"{nanoseconds / 1e6:0.######}ms"),
            };
        }

        StringBuilder text = new(nanoseconds < 0 ? "-" : "");
        decimal seconds = Math.Abs((decimal)nanoseconds) / Nanoseconds.PerSecond;
        long hours = (long)(seconds / 3600);
        long minutes = (long)(seconds / 60) % 60;
        text.Append(hours > 0 ? Invariant($"{hours}h{minutes}m") : minutes > 0 ? Invariant($"{minutes}m") : "");
        return text.Append(Invariant($"{seconds % 60:0.#########}s")).ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Scale(ReadOnlySpan<byte> unit) => unit switch
    {
        [(byte)'h'] => 3600e9,
        [(byte)'m'] => 60e9,
        [(byte)'s'] => 1e9,
        [(byte)'m', (byte)'s'] => 1e6,
        [(byte)'u', (byte)'s'] or [0xC2, 0xB5, (byte)'s'] or [0xCE, 0xBC, (byte)'s'] => 1e3,
        [(byte)'n', (byte)'s'] => 1,
        _ => 0,
    };
}
