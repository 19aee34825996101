namespace Gust.Foundation;

/// <summary>Runs work that would hold its caller up. A kernel's only way to another thread.</summary>
internal interface IWorkScheduler
{
    /// <summary>Runs <paramref name="work"/> soon, in order, elsewhere. It must not throw.</summary>
    void Schedule(Action work);
}
