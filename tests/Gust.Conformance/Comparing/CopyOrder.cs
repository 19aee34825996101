using Gust.Testing;

namespace Gust.Conformance.Comparing;

/// <summary>
/// A connection with several matching subscriptions gets one copy each, in no promised order: neighbouring copies of one
/// message are put in the order of their sids. Everything else stays where it came.
/// </summary>
internal static class CopyOrder
{
    public static IReadOnlyList<WireFrame> Sort(IReadOnlyList<WireFrame> frames)
    {
        var sorted = new List<WireFrame>(frames.Count);
        for (var first = 0; first < frames.Count;)
        {
            var next = first + 1;
            while (next < frames.Count && AreCopies(frames[first], frames[next]))
            {
                next++;
            }

            sorted.AddRange(frames.Skip(first).Take(next - first).OrderBy(Sid, StringComparer.Ordinal));
            first = next;
        }

        return sorted;
    }

    private static bool AreCopies(WireFrame one, WireFrame other) =>
        one.Payload is not null && other.Payload is not null
        && one.Payload.AsSpan().SequenceEqual(other.Payload)
        && WithoutSid(one).SequenceEqual(WithoutSid(other));

    private static IEnumerable<string> WithoutSid(WireFrame frame) => frame.Line.Split(' ').Where((_, index) => index != 2);

    private static string Sid(WireFrame frame) => frame.Payload is null ? "" : frame.Line.Split(' ')[2];
}
