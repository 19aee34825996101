namespace Gust.Web.Console.Lists;

/// <summary>Something that is costly to make and the same for everybody for a moment: it is made once in that time, and let go when nobody looks any more.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BriefMemory<T>(TimeProvider time, TimeSpan lifetime)
{
    private readonly Lock _lock = new();
    private Task<T>? _last;
    private ITimer? _sweeper;
    private string _key = "";
    private long _madeAt;

    /// <param name="key">What it is; for another it is made anew.</param>
    /// <param name="make">Makes it.</param>
    public Task<T> GetAsync(string key, Func<Task<T>> make)
    {
        lock (_lock)
        {
            if (_last is { IsFaulted: false, IsCanceled: false } last && _key == key && (!last.IsCompleted || !IsOver))
            {
                return last;
            }

            (_key, _madeAt) = (key, time.GetTimestamp());
            _last = make();
            _sweeper ??= time.CreateTimer(static self => ((BriefMemory<T>)self!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _sweeper.Change(lifetime, Timeout.InfiniteTimeSpan);
            return _last;
        }
    }

    private bool IsOver => time.GetElapsedTime(_madeAt) >= lifetime;

    private void Sweep()
    {
        lock (_lock)
        {
            if (_last is { IsCompleted: true } && IsOver)
            {
                _last = null;
            }
            else
            {
                _sweeper!.Change(lifetime, Timeout.InfiniteTimeSpan); // still being made, or the timer was early
            }
        }
    }
}
