namespace Gust.JetStream.Consumers;

/// <summary>What must hold whatever clients do; on in release too.</summary>
internal static class Invariant
{
    public static void Holds(bool condition, string why)
    {
        if (!condition)
        {
            throw new InvalidOperationException(why);
        }
    }
}
