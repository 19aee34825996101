namespace Gust.JetStream.Hosting;

/// <summary>Goes on once several others are done. Thread-safe.</summary>
internal sealed class Countdown(int count, Action then)
{
    private int _left = count + 1;

    /// <summary>All have been asked: without anybody to wait for it goes on at once.</summary>
    public void Start() => Signal();

    /// <summary>One is done.</summary>
    public void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            then();
        }
    }
}
