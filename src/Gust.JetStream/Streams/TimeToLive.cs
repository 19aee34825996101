using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Gust.JetStream.Streams;

/// <summary>How long a message lives, as publishers write it: seconds, a duration, or <c>never</c> (spec: jetstream.md section 4.2, <c>Nats-TTL</c>).</summary>
internal static class TimeToLive
{
    /// <param name="text">The header's value.</param>
    /// <param name="duration">At least a second; <see cref="Nanoseconds.Never"/>: without end.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long duration)
    {
        if (text.SequenceEqual("never"u8))
        {
            duration = Nanoseconds.Never;
            return true;
        }

        if (Utf8Parser.TryParse(text, out long seconds, out int used) && used == text.Length)
        {
            duration = seconds < Nanoseconds.Never / Nanoseconds.PerSecond ? seconds * Nanoseconds.PerSecond : Nanoseconds.Never - 1;
            return seconds >= 1;
        }

        return DurationText.TryParse(text, out duration) && duration >= Nanoseconds.PerSecond;
    }

    /// <summary>Whole seconds, for a header that the server writes.</summary>
    public static byte[] Seconds(long duration) =>
        Encoding.ASCII.GetBytes((duration / Nanoseconds.PerSecond).ToString(CultureInfo.InvariantCulture));
}
