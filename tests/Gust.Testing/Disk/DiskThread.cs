using System.Collections.Concurrent;
using Gust.Foundation;

namespace Gust.Testing.Disk;

/// <summary>A thread of its own for work that waits for a disk.</summary>
internal sealed class DiskThread : IWorkScheduler, IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public DiskThread()
    {
        _thread = new Thread(() =>
        {
            foreach (Action work in _work.GetConsumingEnumerable())
            {
                work();
            }
        });
        _thread.IsBackground = true;
        _thread.Start();
    }

    public void Schedule(Action work) => _work.Add(work);

    /// <summary>Waits until all work is done.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }
}
