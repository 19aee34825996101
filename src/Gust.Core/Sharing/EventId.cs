using Gust.Foundation;

namespace Gust.Core.Sharing;

/// <summary>Ids of events: 22 random base-62 characters.</summary>
internal static class EventId
{
    private const int Size = 22;

    public static string Next(IRandom random)
    {
        ReadOnlySpan<char> digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        Span<char> id = stackalloc char[Size];
        foreach (ref char character in id)
        {
            character = digits[random.Next(digits.Length)];
        }

        return new string(id);
    }
}
