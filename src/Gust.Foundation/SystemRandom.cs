#pragma warning disable RS0030 // this type is what the ban of System.Random points to
using System.Security.Cryptography;

namespace Gust.Foundation;

/// <summary>Chance for production: fast integers from the runtime's generator, secrets from the operating system.</summary>
internal sealed class SystemRandom : IRandom
{
    public static readonly SystemRandom Instance = new();

    public int Next(int exclusiveMax) => Random.Shared.Next(exclusiveMax);

    public void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}
