namespace Gust.JetStream.Consumers;

/// <summary>A consumer delivers nothing until a moment.</summary>
internal sealed class Pause
{
    /// <summary>When deliveries begin again; <see cref="Nanoseconds.Never"/>: they are going on.</summary>
    public long Due { get; private set; } = Nanoseconds.Never;

    public bool IsPaused(long now) => Due != Nanoseconds.Never && now < Due;

    /// <param name="until">Unix nanoseconds; 0: no pause.</param>
    /// <returns>Whether it is paused now.</returns>
    public bool Set(long until, long now)
    {
        Due = until > now ? Math.Min(until, Nanoseconds.Never - 1) : Nanoseconds.Never;
        return Due != Nanoseconds.Never;
    }

    public void End() => Due = Nanoseconds.Never;
}
