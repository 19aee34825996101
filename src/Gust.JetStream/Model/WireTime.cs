using System.Globalization;

namespace Gust.JetStream.Model;

/// <summary>A moment as it stands in JSON: RFC 3339 with nanoseconds and the offset that was written.</summary>
/// <remarks>The default is the zero moment, 0001-01-01T00:00:00Z, which stands for none. <c>DateTime</c> keeps 100 ns only.</remarks>
/// <param name="Seconds">Since 0001-01-01T00:00:00Z.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
/// <param name="OffsetMinutes">East of Greenwich, for how it is shown.</param>
internal readonly record struct WireTime(long Seconds, int Nanoseconds, short OffsetMinutes = 0) : IComparable<WireTime>
{
    private const int NanosecondsPerTick = 100;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public bool IsZero => Seconds == 0 && Nanoseconds == 0;

    /// <summary>Since 1970, as journal and stores have it; what is earlier than 1678 or later than 2261 is taken as the first or last such moment.</summary>
    public long UnixNanoseconds =>
        (long)Int128.Clamp(((Int128)(Seconds - UnixEpochSeconds) * NanosecondsPerSecond) + Nanoseconds, long.MinValue, long.MaxValue);

    private static long UnixEpochSeconds => DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond;

    public static WireTime FromUnixNanoseconds(long nanoseconds)
    {
        (long seconds, long rest) = Math.DivRem(nanoseconds, NanosecondsPerSecond);
        return rest < 0
            ? new WireTime(UnixEpochSeconds + seconds - 1, (int)(rest + NanosecondsPerSecond))
            : new WireTime(UnixEpochSeconds + seconds, (int)rest);
    }

    public static WireTime FromDateTimeOffset(DateTimeOffset time)
    {
        (long seconds, long ticks) = Math.DivRem(time.UtcTicks, TimeSpan.TicksPerSecond);
        return new WireTime(seconds, (int)ticks * NanosecondsPerTick, (short)time.Offset.TotalMinutes);
    }

    public WireTime ToUniversal() => this with { OffsetMinutes = 0 };

    public int CompareTo(WireTime other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The text on the wire: fractions without trailing zeros.</summary>
    public override string ToString()
    {
        DateTime local = new DateTime(Math.Clamp((Seconds + (OffsetMinutes * 60L)) * TimeSpan.TicksPerSecond, 0, DateTime.MaxValue.Ticks));
        string text = local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        string fraction = Nanoseconds == 0 ? "" : "." + Nanoseconds.ToString("d9", CultureInfo.InvariantCulture).TrimEnd('0');
        return text + fraction + OffsetText;
    }

    private string OffsetText => OffsetMinutes == 0
        ? "Z"
        : string.Create(CultureInfo.InvariantCulture, $"{(OffsetMinutes < 0 ? '-' : '+')}{Math.Abs(OffsetMinutes / 60):d2}:{Math.Abs(OffsetMinutes % 60):d2}");
}
