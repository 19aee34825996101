namespace Gust.JetStream.Backups;

/// <summary>Counts the backups and restores of an account that are under way. Thread-safe.</summary>
internal sealed class TransferLimit
{
    /// <summary>Each holds files open and some megabytes.</summary>
    private const int Max = 32;

    private int _count;

    /// <summary>False: there are too many.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _count) <= Max)
        {
            return true;
        }

        End();
        return false;
    }

    public void End() => Interlocked.Decrement(ref _count);
}
