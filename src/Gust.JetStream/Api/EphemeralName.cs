using Gust.Foundation;

namespace Gust.JetStream.Api;

/// <summary>Names of consumers that came without one.</summary>
internal static class EphemeralName
{
    private const int Length = 8;

    /// <summary>One that is not taken.</summary>
    public static string Next(IRandom random, Func<string, bool> isTaken)
    {
        string name;
        do
        {
            name = Next(random);
        }
        while (isTaken(name));

        return name;
    }

    private static string Next(IRandom random)
    {
        ReadOnlySpan<char> digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        Span<char> name = stackalloc char[Length];
        foreach (ref char character in name)
        {
            character = digits[random.Next(digits.Length)];
        }

        return new string(name);
    }
}
