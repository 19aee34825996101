using System.Collections.Concurrent;
using Gust.Foundation;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Security;

/// <summary>One thread for slow work, such as hashing passwords, in the order given: a flood of logins takes one core at most, and no socket waits for it.</summary>
internal sealed class BackgroundWorker(string name, ILogger logger) : IWorkScheduler, IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    private Thread? _thread;

    public void Schedule(Action work)
    {
        try
        {
            _work.Add(work);
            Start();
        }
        catch (InvalidOperationException)
        {
            // The server has stopped: nobody waits for it any more.
        }
    }

    public void Dispose() => _work.CompleteAdding();

    /// <summary>Most servers never need it.</summary>
    private void Start()
    {
        if (Volatile.Read(ref _thread) is null)
        {
            Thread thread = new(Run) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal };
            if (Interlocked.CompareExchange(ref _thread, thread, null) is null)
            {
                thread.Start();
            }
        }
    }

    private void Run()
    {
        foreach (Action work in _work.GetConsumingEnumerable())
        {
            try
            {
                work();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                WorkLog.Failed(logger, name, e); // a directory that is gone, say: one answer fails, not the server
            }
        }
    }
}
