namespace Gust.Transport.WebSockets;

/// <summary>Closes a wire on which nothing came of the upgrade in time: whoever sends a request byte by byte does not get far.</summary>
internal sealed class OpeningDeadline : IDisposable
{
    private const int Running = 0;
    private const int Met = 1;
    private const int Passed = 2;

    private readonly IWire _wire;
    private readonly ITimer _timer;
    private int _state;

    public OpeningDeadline(IWire wire, TimeSpan patience, TimeProvider time)
    {
        _wire = wire;
        _timer = time.CreateTimer(static state => ((OpeningDeadline)state!).Pass(), this, patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>False when it was too late, and the wire is closed.</summary>
    public bool TryMeet() => Interlocked.CompareExchange(ref _state, Met, Running) == Running;

    public void Dispose() => _timer.Dispose();

    private void Pass()
    {
        if (Interlocked.CompareExchange(ref _state, Passed, Running) == Running)
        {
            _wire.Close(default);
        }
    }
}
