namespace Gust.Core.Connections;

/// <summary>How many connections have ended, by reason. Thread-safe.</summary>
internal sealed class CloseCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<CloseReason>().Length];

    public void Count(CloseReason reason) => Interlocked.Increment(ref _counts[(int)reason]);

    public long Of(CloseReason reason) => Volatile.Read(ref _counts[(int)reason]);
}
