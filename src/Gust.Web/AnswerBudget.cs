namespace Gust.Web;

/// <summary>How many bytes of answers may wait in memory for their readers at one time. Thread-safe.</summary>
/// <param name="max">Bytes.</param>
internal sealed class AnswerBudget(long max)
{
    /// <summary>Bytes of an answer that is always given: probes and errors must come through.</summary>
    public const int Small = 64 * 1024;

    private long _taken;

    /// <summary>Makes room for an answer; one alone is given however long it is.</summary>
    public bool TryTake(long bytes)
    {
        if (bytes <= Small || Interlocked.Add(ref _taken, bytes) is var taken && (taken <= max || taken == bytes))
        {
            return true;
        }

        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    /// <summary>An answer for which there was room is gone.</summary>
    public void Return(long bytes)
    {
        if (bytes > Small)
        {
            Interlocked.Add(ref _taken, -bytes);
        }
    }
}
