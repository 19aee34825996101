using Gust.Foundation;

namespace Gust.Server.JetStream;

/// <summary>A thread of its own for work that waits for the disk, in the order given.</summary>
internal sealed class WorkThread : IWorkScheduler, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _hasWork = new(0);
    private readonly Queue<Action> _work = new();
    private readonly Thread _thread;
    private bool _isBusy;
    private bool _isClosed;

    public WorkThread(string name)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    public void Schedule(Action work)
    {
        lock (_lock)
        {
            // Once the server has stopped the store is closed, and nobody waits for it any more.
            if (!_isClosed)
            {
                Enqueue(work);
            }
        }
    }

    /// <summary>Schedules work only if the thread would begin with it at once; asked on the thread itself, next.</summary>
    public bool TryScheduleNext(Action work)
    {
        lock (_lock)
        {
            bool isNext = !_isClosed && _work.Count == 0 && (!_isBusy || Thread.CurrentThread == _thread);
            if (isNext)
            {
                Enqueue(work);
            }

            return isNext;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                _hasWork.Release();
            }
        }
    }

    private void Enqueue(Action work)
    {
        _work.Enqueue(work);
        _hasWork.Release();
    }

    private void Run()
    {
        while (TryTake(out Action? work))
        {
            work!();
        }

        _hasWork.Dispose();
    }

    private bool TryTake(out Action? work)
    {
        lock (_lock)
        {
            _isBusy = false;
        }

        _hasWork.Wait();
        lock (_lock)
        {
            return _isBusy = _work.TryDequeue(out work);
        }
    }
}
