using Gust.Core;

namespace Gust.JetStream.Hosting;

/// <summary>Tells the log of a disk that keeps acknowledgements waiting.</summary>
internal sealed class SlowDiskLog(Broker broker)
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Reminder _reminder = new(broker.Time, Pause);

    /// <summary>A round of the journal is on disk.</summary>
    public void Note(TimeSpan took)
    {
        if (took >= TooLong && _reminder.IsDue(out long rounds))
        {
            JetStreamLog.SlowDisk(broker.Log.Logger, (long)took.TotalMilliseconds, rounds, (long)TooLong.TotalMilliseconds);
        }
    }
}
