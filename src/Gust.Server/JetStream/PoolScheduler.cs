using Gust.Foundation;

namespace Gust.Server.JetStream;

/// <summary>Work on the threads of the pool, behind what waits there already.</summary>
internal sealed class PoolScheduler : IWorkScheduler
{
    public static readonly PoolScheduler Instance = new();

    public void Schedule(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static item => item(), work, preferLocal: false);
}
