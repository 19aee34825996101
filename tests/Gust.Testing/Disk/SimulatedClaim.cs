namespace Gust.Testing.Disk;

/// <summary>A claim of a path that ends once.</summary>
internal sealed class SimulatedClaim(Action release) : IDisposable
{
    private Action? _release = release;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
