using Gust.JetStream.Model;

namespace Gust.JetStream.Schedules;

/// <summary>Once; at once when its time has passed.</summary>
internal sealed class SingleSchedule(long time) : Schedule
{
    public override long First(long published) => time;

    public override WireTime? Next(long published, long now) => null;
}
