namespace Gust.Web.Console.Api;

/// <summary>A bounded number of something that takes long.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class Places(int max)
{
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    /// <exception cref="ConsoleRefusal">All are taken; says <paramref name="what"/> there are too many of.</exception>
    public void Take(string what)
    {
        if (Interlocked.Increment(ref _taken) > max)
        {
            Leave();
            throw new ConsoleRefusal(503, $"{max} {what} are under way; no more are possible at one time. Try again when one of them has ended.");
        }
    }

    public void Leave() => Interlocked.Decrement(ref _taken);
}
