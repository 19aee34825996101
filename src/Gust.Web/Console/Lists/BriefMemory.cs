namespace Gust.Web.Console.Lists;

/// <summary>Something that is costly to make and the same for everybody for a moment: it is made once at a time, and let go when nobody looks.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BriefMemory<T>(TimeProvider time, TimeSpan lifetime)
{
    private readonly Lock _lock = new();
    private WeakReference<Task<T>>? _last;
    private string _key = "";
    private long _madeAt;

    /// <param name="key">What it is; for another it is made anew.</param>
    /// <param name="make">Makes it.</param>
    public Task<T> GetAsync(string key, Func<Task<T>> make)
    {
        lock (_lock)
        {
            if (_last is not null && _last.TryGetTarget(out Task<T>? last) && _key == key
                && !last.IsFaulted && !last.IsCanceled && (!last.IsCompleted || time.GetElapsedTime(_madeAt) < lifetime))
            {
                return last;
            }

            Task<T> made = make();
            (_last, _key, _madeAt) = (new WeakReference<Task<T>>(made), key, time.GetTimestamp());
            return made;
        }
    }
}
