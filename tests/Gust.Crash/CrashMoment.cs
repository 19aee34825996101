using Gust.Testing;

namespace Gust.Crash;

/// <summary>Kills the server when it has acknowledged so much: a moment in the middle of its work, without a clock.</summary>
internal sealed class CrashMoment(ServerProcess? server, int acks)
{
    /// <summary>For work that is to be completed.</summary>
    public static CrashMoment Never => new(null, int.MaxValue);

    private int _left = acks;

    /// <summary>Something was acknowledged, by whichever side.</summary>
    public void Count()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            server?.Signal(ProcessSignal.Kill);
        }
    }
}
