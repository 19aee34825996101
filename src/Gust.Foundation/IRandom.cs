namespace Gust.Foundation;

/// <summary>The port for chance. Injected, so that a seed replays a run.</summary>
/// <remarks>Implementations are safe for use by several threads.</remarks>
internal interface IRandom
{
    /// <summary>A uniformly distributed integer in [0, <paramref name="exclusiveMax"/>).</summary>
    int Next(int exclusiveMax);

    /// <summary>Fills <paramref name="destination"/> with bytes that nobody can predict (or, in a seeded run, that the seed decides).</summary>
    void Fill(Span<byte> destination);
}
