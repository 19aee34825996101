using System.Globalization;
using System.Numerics;
using System.Text;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>What a message of a counter stream holds: <c>{"val":"12"}</c>, its digits of any number.</summary>
internal static class CounterValue
{
    public static byte[] Payload(BigInteger value) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"val\":\"{value}\"}}"));

    /// <summary>The digits, a sign before them.</summary>
    public static bool TryFind(ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> start = "{\"val\":\""u8;
        ReadOnlySpan<byte> end = "\"}"u8;
        bool isOne = payload.Length > start.Length + end.Length && payload.StartsWith(start) && payload.EndsWith(end);
        digits = isOne ? payload[start.Length..^end.Length] : default;
        return isOne;
    }
}
