using System.Text;

namespace Gust.JetStream.Schedules;

/// <summary>The time zones that <c>Nats-Schedule-Time-Zone</c> may name: those of the system's database, and <c>Local</c> for the server's own.</summary>
internal static class ScheduleZone
{
    public static bool TryFind(ReadOnlySpan<byte> name, out TimeZoneInfo? zone)
    {
        zone = null;
        if (name.SequenceEqual("Local"u8))
        {
            zone = TimeZoneInfo.Local;
            return true;
        }

        // The name becomes a path in the system's database.
        if (name.IsEmpty || name.ContainsAny("\\:"u8) || name[0] == (byte)'/' || name.IndexOf(".."u8) >= 0)
        {
            return false;
        }

        string id = Encoding.UTF8.GetString(name);
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone) && zone.Id == id;
    }
}
