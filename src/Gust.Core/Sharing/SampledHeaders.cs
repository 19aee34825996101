using Gust.Core.Tracing;
using Gust.Protocol;

namespace Gust.Core.Sharing;

/// <summary>Whether a request asks, by the headers of one of the common tracing systems, to be measured.</summary>
internal static class SampledHeaders
{
    /// <summary>The headers that say yes, under the canonical names, to be shown with the measurement; empty: not sampled.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Find(ReadOnlySpan<byte> block)
    {
        if (block.IsEmpty)
        {
            return [];
        }

        string jaeger = Text(block, "Uber-Trace-Id"u8);
        if (jaeger.Length > 0)
        {
            return jaeger.Split(':') is [_, _, _, string flags] && IsOdd(flags) ? [new("Uber-Trace-Id", jaeger)] : [];
        }

        string sampled = Text(block, "X-B3-Sampled"u8);
        string id = Text(block, "X-B3-TraceId"u8);
        if (sampled.Length + id.Length > 0)
        {
            return sampled is "" or "1" ? Zipkin(block, id, sampled) : [];
        }

        string b3 = Text(block, "B3"u8);
        if (b3.Length > 0)
        {
            return b3 == "0" || b3.EndsWith("-0", StringComparison.Ordinal) ? [] : [new("B3", b3)];
        }

        return W3C(block);
    }

    private static List<KeyValuePair<string, string>> Zipkin(ReadOnlySpan<byte> block, string id, string sampled)
    {
        List<KeyValuePair<string, string>> found = [];
        Add(found, "X-B3-Parentspanid", Text(block, "X-B3-ParentSpanId"u8));
        Add(found, "X-B3-Sampled", sampled);
        Add(found, "X-B3-Spanid", Text(block, "X-B3-SpanId"u8));
        Add(found, "X-B3-Traceid", id);
        return found;
    }

    private static List<KeyValuePair<string, string>> W3C(ReadOnlySpan<byte> block)
    {
        List<KeyValuePair<string, string>> found = [];
        string parent = Text(block, "traceparent"u8);
        if (TraceParent.IsSampled(System.Text.Encoding.UTF8.GetBytes(parent)))
        {
            Add(found, "Traceparent", parent);
            Add(found, "Tracestate", Text(block, "tracestate"u8));
        }

        return found;
    }

    private static void Add(List<KeyValuePair<string, string>> found, string name, string value)
    {
        if (value.Length > 0)
        {
            found.Add(new(name, value));
        }
    }

    private static bool IsOdd(string hexadecimal) => hexadecimal is [.., char last] && char.IsAsciiHexDigit(last) && (Convert.ToInt32(last.ToString(), 16) & 1) == 1;

    private static string Text(ReadOnlySpan<byte> block, ReadOnlySpan<byte> name)
    {
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (System.Text.Ascii.EqualsIgnoreCase(field.Name, name))
            {
                return System.Text.Encoding.UTF8.GetString(field.Value);
            }
        }

        return "";
    }
}
