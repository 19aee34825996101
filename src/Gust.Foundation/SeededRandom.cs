#pragma warning disable RS0030 // this type is what the ban of System.Random points to
namespace Gust.Foundation;

/// <summary>Chance that a seed replays, for simulation and tests.</summary>
internal sealed class SeededRandom(int seed) : IRandom
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    public int Next(int exclusiveMax)
    {
        lock (_lock)
        {
            return _random.Next(exclusiveMax);
        }
    }

    public void Fill(Span<byte> destination)
    {
        lock (_lock)
        {
            _random.NextBytes(destination);
        }
    }
}
