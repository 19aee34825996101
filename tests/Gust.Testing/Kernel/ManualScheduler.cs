using Gust.Foundation;

namespace Gust.Testing.Kernel;

/// <summary>Keeps what was to be done elsewhere until the test lets it be done.</summary>
internal sealed class ManualScheduler : IWorkScheduler
{
    private readonly Queue<Action> _work = [];

    public void Schedule(Action work) => _work.Enqueue(work);

    public void RunAll()
    {
        while (_work.TryDequeue(out Action? work))
        {
            work();
        }
    }
}
