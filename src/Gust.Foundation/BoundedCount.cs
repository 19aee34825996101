namespace Gust.Foundation;

/// <summary>Counts what is under way, and lets in no more of it than there may be. Thread-safe.</summary>
internal sealed class BoundedCount
{
    private int _count;

    public int Value => Volatile.Read(ref _count);

    /// <summary>Counts one more. False: there are as many as may be, and it is not counted.</summary>
    /// <param name="max">Of all.</param>
    public bool TryEnter(int max)
    {
        if (Interlocked.Increment(ref _count) <= max)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>One that was counted is over.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
