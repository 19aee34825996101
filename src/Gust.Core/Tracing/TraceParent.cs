namespace Gust.Core.Tracing;

/// <summary>The header of the W3C's trace context: <c>version-trace-parent-flags</c>.</summary>
internal static class TraceParent
{
    private const int FlagsPart = 3;

    public static bool IsSampled(ReadOnlySpan<byte> value)
    {
        if (value.Count((byte)'-') != FlagsPart)
        {
            return false;
        }

        byte last = value[^1];
        return char.IsAsciiHexDigit((char)last) && ((last <= (byte)'9' ? last - '0' : last - 'a' + 10) & 1) == 1;
    }
}
