using Gust.Foundation;

namespace Gust.Server.JetStream;

/// <summary>
/// Short work of streams: on the journal's thread while that has nothing to do, else on the pool. What such work leads to is mostly a
/// record in the journal, and what a committed record leads to is such work again: both are then done without another thread to be woken.
/// </summary>
internal sealed class ShortTurns(WorkThread journal) : IWorkScheduler
{
    public void Schedule(Action work)
    {
        if (!journal.TryScheduleNext(work))
        {
            PoolScheduler.Instance.Schedule(work);
        }
    }
}
