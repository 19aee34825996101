namespace Gust.Foundation;

/// <summary>Something that happens later, intrusive in its <see cref="TimerWheel"/>: scheduling allocates nothing.</summary>
internal abstract class TimerEntry
{
    internal TimerEntry? Previous;
    internal TimerEntry? Next;
    internal long DueTick;

    /// <summary>Index of the wheel's slot that holds this entry; -1 when not scheduled.</summary>
    internal int Slot = -1;

    /// <summary>Called on the wheel's thread with no lock held. Must be quick; what it throws is a defect, and reported.</summary>
    protected internal abstract void OnDue();
}
