using Gust.Foundation;

namespace Gust.Testing.Kernel;

/// <summary>Does at once what was to be done elsewhere.</summary>
internal sealed class InlineScheduler : IWorkScheduler
{
    public void Schedule(Action work) => work();
}
