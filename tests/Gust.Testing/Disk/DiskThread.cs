using Gust.Foundation;

namespace Gust.Testing.Disk;

/// <summary>A thread of its own for work that waits for a disk.</summary>
internal sealed class DiskThread : IWorkScheduler, IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Action> _work = new();
    private readonly Thread _thread;
    private bool _isEnding;

    public DiskThread()
    {
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public void Schedule(Action work)
    {
        lock (_gate)
        {
            _work.Enqueue(work);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits until all work is done, and what that has scheduled.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnding = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (TryTake(out Action? work))
        {
            work!();
        }
    }

    private bool TryTake(out Action? work)
    {
        lock (_gate)
        {
            while (_work.Count == 0 && !_isEnding)
            {
                Monitor.Wait(_gate);
            }

            return _work.TryDequeue(out work);
        }
    }
}
