using Gust.Foundation;

namespace Gust.JetStream.Origins;

/// <summary>How long to wait before an origin is asked again: longer each time in vain, and not all at the same moment.</summary>
internal sealed class OriginBackoff(IRandom random)
{
    private const long Shortest = Nanoseconds.PerSecond / 4;
    private const int DoublingsMax = 8;
    private const int SpreadPercent = 25;
    private int _failures;

    public void Succeed() => _failures = 0;

    /// <summary>Counts a failure and answers how long to wait, in nanoseconds.</summary>
    public long Fail()
    {
        long pause = Shortest << _failures;
        _failures = Math.Min(_failures + 1, DoublingsMax);
        return pause + (pause / 100 * random.Next(SpreadPercent));
    }
}
