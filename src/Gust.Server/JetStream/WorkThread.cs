using System.Collections.Concurrent;
using Gust.Foundation;

namespace Gust.Server.JetStream;

/// <summary>A thread of its own for work that waits for the disk, in the order given.</summary>
internal sealed class WorkThread : IWorkScheduler, IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public WorkThread(string name)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    public void Schedule(Action work)
    {
        try
        {
            _work.Add(work);
        }
        catch (InvalidOperationException)
        {
            // The server has stopped: the store is closed, and nobody waits for it any more.
        }
    }

    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        foreach (Action work in _work.GetConsumingEnumerable())
        {
            work();
        }

        _work.Dispose();
    }
}
