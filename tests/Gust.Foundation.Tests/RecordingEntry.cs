using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Foundation.Tests;

/// <summary>A timer entry that notes when it fired, and may do something more.</summary>
internal sealed class RecordingEntry(ManualTime time, Action? then = null) : TimerEntry
{
    public List<TimeSpan> FiredAt { get; } = [];

    protected internal override void OnDue()
    {
        FiredAt.Add(time.Now);
        then?.Invoke();
    }
}
